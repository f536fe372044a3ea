using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.Data;

/// <summary>
/// Transactions of what nobody asks for: housekeeping, upgrades and resealing. What somebody asks for is a command, and has a runner of its
/// own. It works under a retrying execution strategy, with a fresh context for each attempt.
/// </summary>
public sealed class ConsoleTransactions(IDbContextFactory<ConsoleDbContext> contexts, IDatabaseErrors errors)
{
    private const int MaxAttempts = 10;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs work in a transaction and commits it; an exception rolls back. Work that others got in the way of runs again.</summary>
    /// <param name="work">The work; it may run again from the start, so it changes nothing outside its context.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
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
                // Those who race begin anew at different moments, further apart each time.
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

    private bool WasOvertaken(Exception exception) => exception is OvertakenException || errors.IsContention(exception)
        || (exception is DbUpdateException refused && errors.ViolatedConstraint(refused) == AuditConfiguration.HeadPrimaryKey);
}
