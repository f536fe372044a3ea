using Microsoft.EntityFrameworkCore;

namespace MiniProgramConsole.Core.Data;

/// <summary>The one way to a transaction of several statements: it works under a retrying execution strategy, with a fresh context for each attempt.</summary>
public sealed class ConsoleTransactions(IDbContextFactory<ConsoleDbContext> contexts)
{
    /// <summary>Runs work in a transaction and commits it; an exception rolls back.</summary>
    /// <param name="work">The work; it may run again from the start, so it changes nothing outside its context.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public async Task<T> RunAsync<T>(Func<ConsoleDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
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
}
