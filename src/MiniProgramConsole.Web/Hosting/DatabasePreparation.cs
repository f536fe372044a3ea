using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Web.Hosting;

internal static class DatabasePreparation
{
    public static async Task MigrateAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<ConsoleDbContext>().Database;
        var pending = (await database.GetPendingMigrationsAsync()).ToList();
        await database.MigrateAsync();
        app.Logger.LogInformation("The database is up to date; {Count} migrations were applied: {Migrations}", pending.Count, pending);
    }

    public static async Task FillWithDemoDataAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoData>().FillAsync(app.Lifetime.ApplicationStopping);
    }

    /// <summary>
    /// What the database lacks, in words for the operator, or null where it is ready. In Production a start never changes its
    /// shape: several nodes start at once, and an operator decides when.
    /// </summary>
    public static async Task<string?> FindWhatIsMissingAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var pending = await scope.ServiceProvider.GetRequiredService<ConsoleDbContext>().Database.GetPendingMigrationsAsync();
        return pending.FirstOrDefault() is { } first
            ? $"The database lacks migrations from {first} on. Run 'dotnet MiniProgramConsole.Web.dll {ConsoleCommands.Migrate}' first."
            : null;
    }
}
