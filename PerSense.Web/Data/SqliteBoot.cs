using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace PerSense.Web.Data;

internal static class SqliteBoot
{
    [ModuleInitializer]
    internal static void Register()
    {
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
            name.Name == "SQLitePCLRaw.core" ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "sqlite", "SQLitePCLRaw.core.dll")) : null;
        Provider();
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // its SQLitePCLRaw types must load after the handler above is in place
    private static void Provider()
    {
        // the packaged e_sqlite3 is 3.35.5; EF Core needs 3.38+ to query JSON columns
        NativeLibrary.SetDllImportResolver(typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly, static (name, _, _) =>
            name == "e_sqlite3" && OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libsqlite3.so.0", out var handle) ? handle : 0);
        SQLitePCL.Batteries_V2.Init();
    }
}
