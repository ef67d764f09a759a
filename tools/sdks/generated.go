//go:build generated

// What generated SDKs for Go are built with: never compiled here, but `go mod tidy` pins it in go.mod and go.sum.

package main

import _ "github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
