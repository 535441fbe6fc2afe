using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PerSense.Engine.Imaging.Encoding.Vips;

/// <summary>Finds, starts and locks down libvips, once in a process. Thread-safe.</summary>
internal static unsafe class VipsLibrary
{
    private static readonly Lazy<string> _version = new(Boot);

    /// <summary>The library's version; starts it when it has not been used yet.</summary>
    /// <exception cref="DllNotFoundException">The library is missing or does not start.</exception>
    public static string Version => _version.Value;

    /// <summary>Starts the library when it has not been used yet.</summary>
    public static void Start() => _ = _version.Value;

    /// <summary>The pending error as an exception; empties the error buffer, which would grow otherwise.</summary>
    public static VipsException TakeError()
    {
        var text = VipsNative.TakeErrors();
        try
        {
            return new VipsException(Marshal.PtrToStringUTF8(text)!.Trim());
        }
        finally
        {
            VipsNative.Free(text);
        }
    }

    private static string Boot()
    {
        NativeLibrary.SetDllImportResolver(typeof(VipsLibrary).Assembly, Resolve);
        if (VipsNative.Init("persense") != 0)
        {
            throw new DllNotFoundException("The image library was found but does not start. Run the setup command of the README again.");
        }

        VipsNative.SetLogHandler(&Log, 0);
        AllowOnlyUploadFormats();
        VipsNative.SetConcurrency(Environment.ProcessorCount);
        VipsNative.SetCacheSize(0);
        return Marshal.PtrToStringUTF8(VipsNative.VersionString())!;
    }

    // Everything else that libvips can read (SVG, PDF, HEIF, GIF, raw dumps) is code that an upload has no business to reach.
    private static void AllowOnlyUploadFormats()
    {
        VipsNative.BlockUntrusted(1);
        VipsNative.BlockOperation("VipsForeignLoad", 1);
        foreach (var loader in (string[])["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadTiff"])
        {
            VipsNative.BlockOperation(loader, 0);
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != VipsNative.Library)
        {
            return 0;
        }

        var folder = Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeIdentifier(), "native");
        foreach (var file in FileNames())
        {
            if (NativeLibrary.TryLoad(Path.Combine(folder, file), out var handle) || NativeLibrary.TryLoad(file, assembly, path, out handle))
            {
                return handle;
            }
        }

        throw new DllNotFoundException(
            $"The image library (libvips) was not found in {folder} nor on the system. Run the setup command of the README, which installs it.");
    }

    // RuntimeInformation.RuntimeIdentifier may name a distribution (debian.12-x64); the folders carry the portable name.
    private static string RuntimeIdentifier()
    {
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }

    private static string[] FileNames() =>
        OperatingSystem.IsWindows() ? ["libvips-42.dll"]
        : OperatingSystem.IsMacOS() ? ["libvips-cpp.dylib", "libvips.42.dylib"]
        : ["libvips-cpp.so", "libvips.so.42"];

    // Without a handler GLib prints warnings about users' files on the server's console.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Log(nint domain, int level, nint message, nint state) =>
        System.Diagnostics.Debug.WriteLine($"{Marshal.PtrToStringUTF8(domain)}: {Marshal.PtrToStringUTF8(message)}");
}
