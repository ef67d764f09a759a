// Sdks writes the SDKs of the package that a Pulumi schema describes, with Pulumi's official generators.
//
//	go run . SCHEMA FOLDER
//
// writes FOLDER/nodejs, FOLDER/python and FOLDER/go, and ends with an error on any fault of the schema, warnings
// included.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	golang "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

const tool = "tools/sdks"

type files = map[string][]byte

// generators has one function per language.
var generators = map[string]func(*schema.Package) (files, error){
	"nodejs": func(described *schema.Package) (files, error) {
		return nodejs.GeneratePackage(tool, described, nil, nil, false, nil)
	},
	"python": func(described *schema.Package) (files, error) {
		return python.GeneratePackage(tool, described, nil, nil)
	},
	"go": func(described *schema.Package) (files, error) {
		return golang.GeneratePackage(tool, described, nil)
	},
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: go run . SCHEMA FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func run(source, folder string) error {
	for language, generate := range generators {
		// Each generator notes things in the package, so each has a package of its own.
		described, err := read(source)
		if err != nil {
			return err
		}
		generated, err := generate(described)
		if err != nil {
			return fmt.Errorf("generating the SDK for %s: %w", language, err)
		}
		if err := write(filepath.Join(folder, language), generated); err != nil {
			return err
		}
	}
	return nil
}

// read takes a schema that keeps to Pulumi's metaschema and the rules beyond it, without a key that Pulumi ignores.
func read(source string) (*schema.Package, error) {
	file, err := os.Open(source)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	text := json.NewDecoder(file)
	text.DisallowUnknownFields()
	var spec schema.PackageSpec
	if err := text.Decode(&spec); err != nil {
		return nil, fmt.Errorf("%s: %w", source, err)
	}
	described, faults, err := schema.BindSpec(spec, schema.NewNullLoader(), schema.ValidationOptions{})
	for _, fault := range faults { // warnings, too
		err = errors.Join(err, errors.New(fault.Summary))
	}
	return described, err
}

func write(folder string, generated files) error {
	for name, text := range generated {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
