using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PerSense.Web.Configuration;
using PerSense.Web.Data.Files;

namespace PerSense.Web.Data;

internal static class DataServices
{
    public static IServiceCollection AddPerSenseData(this IServiceCollection services)
    {
        services.AddDbContextFactory<AppDbContext>(static (provider, options) => options.UseSqlite(ConnectionString(provider.GetRequiredService<DataFolder>())));
        services.AddSingleton<DataFolderLock>();
        services.AddSingleton<IFileStore, LocalFileStore>();
        services.AddSingleton<ContentLocks>();
        services.AddSingleton<ContentRelease>();
        services.AddHostedService<DatabaseStartup>();
        services.AddDataProtection().SetApplicationName("PerSense");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(static provider => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = new FileSystemXmlRepository(
                new DirectoryInfo(provider.GetRequiredService<DataFolder>().Keys), provider.GetRequiredService<ILoggerFactory>())));
        return services;
    }

    private static string ConnectionString(DataFolder folder) =>
        new SqliteConnectionStringBuilder { DataSource = folder.Database, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
}
