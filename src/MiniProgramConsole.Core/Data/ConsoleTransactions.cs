using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.Data;

/// <summary>For work that no user asked for: housekeeping, upgrades and resealing. User actions are commands.</summary>
public sealed class ConsoleTransactions(IDbContextFactory<ConsoleDbContext> contexts, IDatabaseErrors errors)
{
    private const int MaxAttempts = 10;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);

    /// <summary>The work may run more than once, so it must not change anything outside its context.</summary>
    public async Task<T> RunAsync<T>(Func<ConsoleDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunOnceAsync(work, cancellationToken);
            }
            catch (Exception exception) when (attempt < MaxAttempts && WasOvertaken(exception))
            {
                await Task.Delay(FirstPause * (Random.Shared.NextDouble() * (1 << attempt)), cancellationToken);
            }
        }
    }

    private async Task<T> RunOnceAsync<T>(Func<ConsoleDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var strategist = await contexts.CreateDbContextAsync(cancellationToken);
        return await strategist.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                await using var database = await contexts.CreateDbContextAsync(token);
                await using var transaction = await database.Database.BeginTransactionAsync(token);
                var result = await work(database, token);
                await transaction.CommitAsync(token);
                return result;
            },
            cancellationToken);
    }

    private bool WasOvertaken(Exception exception) => errors.WasOvertaken(exception)
        || (exception is DbUpdateException refused && errors.ViolatedConstraint(refused) == AuditConfiguration.HeadPrimaryKey);
}
