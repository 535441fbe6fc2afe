using System.Runtime.InteropServices;

namespace PerSense.Engine.Imaging.Encoding.Vips;

/// <summary>The part of the libvips and GLib C interfaces that is called. No variadic function among them: those cannot be imported.</summary>
internal static unsafe partial class VipsNative
{
    /// <summary>The name that <see cref="VipsLibrary"/> resolves to the file of this platform.</summary>
    public const string Library = "vips";

    [LibraryImport(Library, EntryPoint = "vips_init", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Init(string programName);

    [LibraryImport(Library, EntryPoint = "vips_version_string")]
    public static partial nint VersionString();

    [LibraryImport(Library, EntryPoint = "vips_concurrency_set")]
    public static partial void SetConcurrency(int threads);

    [LibraryImport(Library, EntryPoint = "vips_cache_set_max")]
    public static partial void SetCacheSize(int operations);

    [LibraryImport(Library, EntryPoint = "vips_block_untrusted_set")]
    public static partial void BlockUntrusted(int blocked);

    [LibraryImport(Library, EntryPoint = "vips_operation_block_set", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void BlockOperation(string name, int blocked);

    [LibraryImport(Library, EntryPoint = "vips_error_buffer_copy")]
    public static partial nint TakeErrors();

    [LibraryImport(Library, EntryPoint = "vips_operation_new", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint NewOperation(string name);

    [LibraryImport(Library, EntryPoint = "vips_object_set_argument_from_string", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetArgument(nint operation, string name, string value);

    [LibraryImport(Library, EntryPoint = "vips_cache_operation_buildp")]
    public static partial int Build(nint* operation);

    [LibraryImport(Library, EntryPoint = "vips_object_unref_outputs")]
    public static partial void ReleaseOutputs(nint operation);

    [LibraryImport(Library, EntryPoint = "vips_blob_get_type")]
    public static partial nuint BlobType();

    [LibraryImport(Library, EntryPoint = "vips_image_get_type")]
    public static partial nuint ImageType();

    [LibraryImport(Library, EntryPoint = "vips_blob_new")]
    public static partial nint NewBlob(nint release, byte* data, nuint size);

    [LibraryImport(Library, EntryPoint = "vips_blob_get")]
    public static partial nint GetBlob(nint blob, nuint* size);

    [LibraryImport(Library, EntryPoint = "vips_area_unref")]
    public static partial void ReleaseBlob(nint blob);

    [LibraryImport(Library, EntryPoint = "vips_image_get_width")]
    public static partial int GetWidth(VipsImage image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_height")]
    public static partial int GetHeight(VipsImage image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_bands")]
    public static partial int GetBands(VipsImage image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_format")]
    public static partial VipsSampleFormat GetFormat(VipsImage image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_n_pages")]
    public static partial int GetPages(VipsImage image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_orientation")]
    public static partial int GetOrientation(VipsImage image);

    [LibraryImport(Library, EntryPoint = "vips_image_hasalpha")]
    public static partial int HasAlpha(VipsImage image);

    [LibraryImport(Library, EntryPoint = "vips_image_new_from_memory")]
    public static partial nint WrapMemory(byte* data, nuint size, int width, int height, int bands, VipsSampleFormat format);

    [LibraryImport(Library, EntryPoint = "vips_image_write")]
    public static partial int Write(VipsImage from, VipsImage to);

    [LibraryImport(Library, EntryPoint = "g_value_init")]
    public static partial void InitValue(VipsValue* value, nuint type);

    [LibraryImport(Library, EntryPoint = "g_value_unset")]
    public static partial void ClearValue(VipsValue* value);

    [LibraryImport(Library, EntryPoint = "g_value_set_object")]
    public static partial void SetObject(VipsValue* value, nint instance);

    [LibraryImport(Library, EntryPoint = "g_value_dup_object")]
    public static partial nint CopyObject(VipsValue* value);

    [LibraryImport(Library, EntryPoint = "g_value_set_boxed")]
    public static partial void SetBoxed(VipsValue* value, nint boxed);

    [LibraryImport(Library, EntryPoint = "g_value_get_boxed")]
    public static partial nint GetBoxed(VipsValue* value);

    [LibraryImport(Library, EntryPoint = "g_object_set_property", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetProperty(nint instance, string name, VipsValue* value);

    [LibraryImport(Library, EntryPoint = "g_object_get_property", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void GetProperty(nint instance, string name, VipsValue* value);

    [LibraryImport(Library, EntryPoint = "g_object_unref")]
    public static partial void ReleaseObject(nint instance);

    [LibraryImport(Library, EntryPoint = "g_free")]
    public static partial void Free(nint memory);

    [LibraryImport(Library, EntryPoint = "g_log_set_default_handler")]
    public static partial nint SetLogHandler(delegate* unmanaged[Cdecl]<nint, int, nint, nint, void> handler, nint state);
}
