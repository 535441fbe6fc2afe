var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapStaticAssets();
await app.RunAsync();

/// <summary>The entry point; public so that tests can host it.</summary>
public partial class Program;
