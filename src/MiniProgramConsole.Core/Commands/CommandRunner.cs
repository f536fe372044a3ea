using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Commands;

/// <summary>One transaction: lock the named rows, check session, key and permission, decide, write. READ COMMITTED is enough.</summary>
public sealed class CommandRunner(
    IDbContextFactory<ConsoleDbContext> contexts, IDatabaseErrors errors, ILockTimeout lockTimeout, IAuthority authority,
    IEnumerable<ICommandLock> locks, AuditTrail audit, TimeProvider time, ILogger<CommandRunner> logger)
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
            catch (Exception exception) when (IsContention(exception) || WasRefused(exception))
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
                await using var database = await contexts.CreateDbContextAsync(cancelled);
                await using var transaction = await database.Database.BeginTransactionAsync(cancelled);
                await lockTimeout.SetAsync(database, cancelled);
                var context = new CommandContext(database, command.Sender.By, time.GetUtcNow().UtcDateTime, cancelled);
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

    private async Task<Outcome> DecideAsync(CommandContext context, Command command, Func<CommandContext, Task<Outcome>> decide)
    {
        var areThere = await LockForUpdateAsync(context, command);
        if (command.Sender is SessionSender session && !await authority.IsAliveAsync(context.Database, session, context.Cancelled))
        {
            return Outcome.NotAllowed;
        }

        if (await FindRepeatedAsync(context, command) is { } repeated)
        {
            return repeated;
        }

        if (command is not { Permission: { } permission, WorkspaceId: { } workspaceId })
        {
            return areThere ? await decide(context) : Outcome.NotFound;
        }

        var role = await authority.FindRoleAsync(
            context.Database, context.By.UserId, workspaceId, command.MiniProgramId, context.Cancelled);
        return role is not { } known || !PermissionTable.Allows(known, permission) ? Outcome.NotAllowed
            : areThere ? await decide(context with { Role = known })
            : Outcome.NotFound;
    }

    private async Task<bool> LockForUpdateAsync(CommandContext context, Command command)
    {
        foreach (var room in locks)
        {
            if (!await room.LockForUpdateAsync(context.Database, command, context.Cancelled))
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<Outcome?> FindRepeatedAsync(CommandContext context, Command command)
    {
        if (command.Key is not { } key || await IdempotencyStore.FindAsync(context.Database, key, context.Cancelled) is not { } earlier)
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

    private async Task RecordAsync(CommandContext context, Command command, Outcome outcome)
    {
        var (database, cancelled) = (context.Database, context.Cancelled);
        if (outcome.Happened is { } happened)
        {
            await audit.AppendAsync(database, happened, cancelled);
        }

        if (command.Key is { } key)
        {
            IdempotencyStore.Add(database, key, outcome.SubjectId!, outcome.SubjectName!, context.Now);
        }

        await database.SaveChangesAsync(cancelled);
    }

    private static Outcome Spent(Outcome outcome) => outcome with { NeedsNewKey = true };

    private bool IsContention(Exception exception) =>
        exception is OvertakenException or DbUpdateConcurrencyException || errors.IsContention(exception);

    // A writer that takes no locks yet, or an ID drawn twice. The next attempt sees it; if it persists, it is a fault.
    private bool WasRefused(Exception exception) => exception is DbUpdateException refused
        && (errors.ViolatedConstraint(refused) is not null || errors.IsForeignKeyViolation(refused));
}
