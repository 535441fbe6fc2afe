namespace PerSense.Engine.Imaging.Encoding.Vips;

/// <summary>One libvips operation: its arguments are set by name, then it runs once and gives an image or bytes.</summary>
internal sealed unsafe class VipsOperation
{
    private nint _operation;

    public VipsOperation(string name)
    {
        VipsLibrary.Start();
        _operation = VipsNative.NewOperation(name);
        if (_operation == 0)
        {
            throw VipsLibrary.TakeError();
        }
    }

    /// <summary>Sets a number, flag, enumeration or array in libvips' own text form.</summary>
    public VipsOperation Set(string name, string value)
    {
        if (VipsNative.SetArgument(_operation, name, value) == 0)
        {
            return this;
        }

        VipsNative.ReleaseObject(_operation);
        throw VipsLibrary.TakeError();
    }

    public VipsOperation Set(string name, VipsImage image)
    {
        VipsValue value = default;
        VipsNative.InitValue(&value, VipsNative.ImageType());
        VipsNative.SetObject(&value, image.DangerousGetHandle());
        return SetProperty(name, &value);
    }

    /// <summary>Sets encoded bytes, which stay the caller's and must stay pinned as long as the result lives.</summary>
    public VipsOperation Set(string name, byte* data, int length)
    {
        var blob = VipsNative.NewBlob(0, data, (nuint)length);
        VipsValue value = default;
        VipsNative.InitValue(&value, VipsNative.BlobType());
        VipsNative.SetBoxed(&value, blob);
        VipsNative.ReleaseBlob(blob);
        return SetProperty(name, &value);
    }

    /// <summary>Runs the operation and takes its output image.</summary>
    public VipsImage ToImage()
    {
        var value = Run("out", VipsNative.ImageType());
        try
        {
            return new(VipsNative.CopyObject(&value));
        }
        finally
        {
            Finish(&value);
        }
    }

    /// <summary>Runs the operation and takes the bytes it wrote.</summary>
    public byte[] ToBytes()
    {
        var value = Run("buffer", VipsNative.BlobType());
        try
        {
            nuint size;
            var data = VipsNative.GetBlob(VipsNative.GetBoxed(&value), &size);
            return new ReadOnlySpan<byte>((void*)data, checked((int)size)).ToArray();
        }
        finally
        {
            Finish(&value);
        }
    }

    private VipsOperation SetProperty(string name, VipsValue* value)
    {
        VipsNative.SetProperty(_operation, name, value);
        VipsNative.ClearValue(value);
        return this;
    }

    private VipsValue Run(string output, nuint type)
    {
        // Building may hand back another operation than it was given (libvips shares equal ones).
        var operation = _operation;
        var failed = VipsNative.Build(&operation) != 0;
        _operation = operation;
        if (failed)
        {
            VipsNative.ReleaseOutputs(_operation);
            VipsNative.ReleaseObject(_operation);
            throw VipsLibrary.TakeError();
        }

        VipsValue value = default;
        VipsNative.InitValue(&value, type);
        VipsNative.GetProperty(_operation, output, &value);
        return value;
    }

    private void Finish(VipsValue* value)
    {
        VipsNative.ClearValue(value);
        VipsNative.ReleaseOutputs(_operation);
        VipsNative.ReleaseObject(_operation);
    }
}
