using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Commands;

/// <summary>One transaction: lock the named rows, check session, key and permission, decide, write. READ COMMITTED is enough.</summary>
public sealed class CommandRunner(
    IDbContextFactory<ConsoleDbContext> contexts, ICommandContexts leases, IDatabaseErrors errors, IRowLocks locks, IAuthority authority,
    AuditTrail audit, TimeProvider time, ILogger<CommandRunner> logger)
{
    private const int MaxAttempts = 6;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);

    // No attempt starts later than this. The last one may still wait for a lock.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary><paramref name="decide"/> may run more than once. A commit that has begun isn't cancelled.</summary>
    public async Task<Outcome> RunAsync(Command command, Func<CommandContext, Task<Outcome>> decide, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunOnceAsync(command, decide, cancellationToken);
            }
            catch (Exception exception) when (errors.WasOvertaken(exception) || WasRefused(exception))
            {
                if (attempt == MaxAttempts || Stopwatch.GetElapsedTime(begun) > Patience)
                {
                    if (WasRefused(exception))
                    {
                        throw;
                    }

                    logger.LogWarning(
                        exception, "A command with {Permission} gave way to others {Attempts} times", command.Permission, attempt);
                    return Outcome.Busy;
                }

                await Task.Delay(FirstPause * (Random.Shared.NextDouble() * (1 << attempt)), cancellationToken);
            }
        }
    }

    private async Task<Outcome> RunOnceAsync(
        Command command, Func<CommandContext, Task<Outcome>> decide, CancellationToken cancellationToken)
    {
        await using var strategist = await contexts.CreateDbContextAsync(cancellationToken);
        return await strategist.Database.CreateExecutionStrategy().ExecuteAsync(
            async cancelled =>
            {
                await using var lease = await leases.RentAsync(cancelled);
                var database = lease.Database;
                await using var transaction = await database.Database.BeginTransactionAsync(cancelled);
                // A command that fails is done again as a whole, and saving detects what changed.
                (database.Database.AutoSavepointsEnabled, database.ChangeTracker.AutoDetectChangesEnabled) = (false, false);
                if (command.AddAhead is { } addAhead)
                {
                    await addAhead(database, time.GetUtcNow().UtcDateTime);
                }

                var facts = await locks.LockAsync(
                    database, command, () => authority.FindAsync(database, command, cancelled), cancelled);
                var context = new CommandContext(database, command.Sender.By, time.GetUtcNow().UtcDateTime, cancelled) { Facts = facts };
                var outcome = await DecideAsync(context, command, decide);
                if (outcome.Kind == OutcomeKind.Done)
                {
                    await RecordAsync(context, command, outcome);
                    await transaction.CommitAsync(CancellationToken.None);
                }

                return outcome;
            },
            cancellationToken);
    }

    private static async Task<Outcome> DecideAsync(
        CommandContext context, Command command, Func<CommandContext, Task<Outcome>> decide)
    {
        var facts = context.Facts;
        if (!facts.IsActive)
        {
            return Outcome.NotAllowed;
        }

        if (await FindRepeatedAsync(context, command) is { } repeated)
        {
            return repeated;
        }

        if (command is { Permission: { } permission, WorkspaceId: not null }
            && !(facts.Role is { } role && PermissionTable.Allows(role, permission)))
        {
            return Outcome.NotAllowed;
        }

        return facts.AreThere ? await decide(context) : Outcome.NotFound;
    }

    private static async Task<Outcome?> FindRepeatedAsync(CommandContext context, Command command)
    {
        if (command.Key is not { } key || await FindEarlierAsync(context, key) is not { } earlier)
        {
            return null;
        }

        if (earlier.Fingerprint != key.Fingerprint)
        {
            return Spent(Outcome.Refused("", command.SayUsed(earlier.SubjectName)));
        }

        if (await command.Stands(context, earlier))
        {
            return Outcome.DoneBefore(earlier);
        }

        if (!key.IsAnonymous)
        {
            return Spent(Outcome.Overtaken(command.SayUndone(earlier.SubjectName)));
        }

        await IdempotencyStore.RemoveAsync(context.Database, key, context.Cancelled);
        return null;
    }

    private static async Task<IdempotencyRecord?> FindEarlierAsync(CommandContext context, IdempotencyKey key) =>
        key.IsAnonymous ? await IdempotencyStore.FindAnonymousAsync(context.Database, key, context.Cancelled) : context.Facts.Earlier;

    private async Task RecordAsync(CommandContext context, Command command, Outcome outcome)
    {
        var (database, cancelled) = (context.Database, context.Cancelled);
        if (outcome.Happened is { } happened)
        {
            await audit.AppendAsync(database, happened, context.Facts.Head, cancelled);
        }

        if (command.Key is { } key)
        {
            IdempotencyStore.Add(database, key, outcome.SubjectId!, outcome.SubjectName!, context.Now);
        }

        await database.SaveChangesAsync(cancelled);
    }

    private static Outcome Spent(Outcome outcome) => outcome with { NeedsNewKey = true };

    // A writer that takes no locks yet, or an ID drawn twice. The next attempt sees it; if it persists, it is a fault.
    private bool WasRefused(Exception exception) => exception is DbUpdateException refused
        && (errors.ViolatedConstraint(refused) is not null || errors.IsForeignKeyViolation(refused));
}
