using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing.Verifying;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Hosting.Keys;

namespace MiniProgramConsole.Web.Hosting.Databases;

internal static class DatabasePreparation
{
    public const string Migrate = "migrate";

    public const string BreakLock = "--break-lock";

    private const string RunMigrateFirst = $"Run 'dotnet MiniProgramConsole.Web.dll {Migrate}' first.";

    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(30);

    public static async Task<string?> MigrateAsync(this WebApplication app, bool breaksLock = false)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<ConsoleDbContext>();
        var cancellationToken = app.Lifetime.ApplicationStopping;
        if (await WaitForLockAsync(app, context, breaksLock, cancellationToken) is { } held)
        {
            return held;
        }

        await using var entered = await app.Services.GetRequiredService<IMigrationLock>().EnterAsync(context, cancellationToken);
        var pending = (await context.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        await context.Database.MigrateAsync(cancellationToken);
        app.Logger.LogInformation("The database is up to date; {Count} migrations were applied: {Migrations}", pending.Count, pending);
        if (await scope.ServiceProvider.GetRequiredService<StoredKeys>().FindUnreadableAsync(cancellationToken) is { } unreadable)
        {
            return unreadable;
        }

        await scope.ServiceProvider.GetRequiredService<DataUpgrade>().RunAsync(cancellationToken);
        return null;
    }

    /// <summary>Null if the database is ready. In Production only an operator migrates, because several nodes start at once.</summary>
    public static async Task<string?> FindWhatIsMissingAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var pending = await scope.ServiceProvider.GetRequiredService<ConsoleDbContext>().Database.GetPendingMigrationsAsync();
        if (pending.FirstOrDefault() is { } first)
        {
            return $"The database lacks migrations from {first} on. {RunMigrateFirst}";
        }

        return await scope.ServiceProvider.GetRequiredService<AuditUpgrade>().IsNeededAsync(app.Lifetime.ApplicationStopping)
            ? $"The audit trail has entries that are not chained yet. {RunMigrateFirst}"
            : await scope.ServiceProvider.GetRequiredService<StoredKeys>().FindUnreadableAsync(app.Lifetime.ApplicationStopping);
    }

    // Another process may be migrating. On SQLite, one that was killed leaves its lock behind.
    private static async Task<string?> WaitForLockAsync(
        WebApplication app, ConsoleDbContext context, bool breaksLock, CancellationToken cancellationToken)
    {
        var migrationLock = app.Services.GetRequiredService<IMigrationLock>();
        var until = DateTime.UtcNow + LockPatience;
        while (await migrationLock.HeldSinceAsync(context, cancellationToken) is { } since)
        {
            if (breaksLock)
            {
                await migrationLock.BreakAsync(context, cancellationToken);
                app.Logger.LogWarning("The migration lock held since {Since:O} was broken", since);
            }
            else if (DateTime.UtcNow > until)
            {
                return $"Another process has been migrating this database since {since:u}. If none is running, it was stopped in the middle: "
                    + $"run 'dotnet MiniProgramConsole.Web.dll {Migrate} {BreakLock}'.";
            }
            else
            {
                await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            }
        }

        return null;
    }
}
