"""Resources that stand for several others."""
