using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Core.MiniPrograms.Quotas;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Deleting;

public sealed class MiniProgramDeletionService(
    ConsoleDbContext database, CommandRunner runner, ConsoleTransactions transactions, MiniProgramReader reader, AuditTrail audit,
    TimeProvider time)
{
    public const string NameField = "TypedName";

    private const int RemovedAtOnce = 100;

    /// <summary>Refused if someone modified the program after <paramref name="version"/>. Its place is freed immediately.</summary>
    public Task<Outcome> DeleteAsync(
        WorkspaceMembership workspace, Sender sender, string miniProgramId, string? typedName, Guid version, Guid token,
        CancellationToken cancellationToken)
    {
        var name = TextNormalizer.Normalize(typedName);
        var key = IdempotencyKey.Of(sender.By.UserId, token, new { Delete = miniProgramId, workspace.Code, version, name });
        var command = CommandOn(workspace, sender, miniProgramId, Permission.DeleteMiniProgram, key) with
        {
            Stands = async (context, _) => await FindAsync(context, workspace, miniProgramId) is { DeletedAt: not null },
        };
        return runner.RunAsync(command, context => DeleteAsync(context, workspace, miniProgramId, name, version), cancellationToken);
    }

    public Task<Outcome> RestoreAsync(
        WorkspaceMembership workspace, Sender sender, string miniProgramId, Guid token, CancellationToken cancellationToken)
    {
        var key = IdempotencyKey.Of(sender.By.UserId, token, new { Restore = miniProgramId, workspace.Code });
        var command = CommandOn(workspace, sender, miniProgramId, Permission.RestoreMiniProgram, key) with
        {
            Stands = async (context, _) => await FindAsync(context, workspace, miniProgramId) is { DeletedAt: null },
        };
        return runner.RunAsync(command, context => RestoreAsync(context, workspace, miniProgramId), cancellationToken);
    }

    /// <summary>Throws an <see cref="AggregateException"/> at the end if some programs couldn't be removed.</summary>
    public async Task RemoveEndedAsync(CancellationToken cancellationToken)
    {
        var ended = time.GetUtcNow().UtcDateTime - MiniProgram.RestorableFor;
        var failures = new List<Exception>();
        var last = 0;
        do
        {
            var ids = await database.MiniPrograms.Where(program => program.DeletedAt <= ended)
                .OrderBy(program => program.DeletedAt).Select(program => program.Id).Take(RemovedAtOnce).ToListAsync(cancellationToken);
            last = 0;
            foreach (var id in ids)
            {
                last += await RemoveOneAsync(id, ended, failures, cancellationToken) ? 1 : 0;
            }
        }
        while (last == RemovedAtOnce);

        if (failures.Count > 0)
        {
            throw new AggregateException("Some deleted mini programs could not be removed.", failures);
        }
    }

    private async Task<Outcome> DeleteAsync(
        CommandContext context, WorkspaceMembership workspace, string miniProgramId, string typedName, Guid version)
    {
        if (await FindAsync(context, workspace, miniProgramId) is not { } seen)
        {
            return Outcome.NotFound;
        }

        if (seen.DeletedAt is not null)
        {
            return Outcome.Overtaken(new Message("MiniProgram.DeletedAlready", seen.Name, seen.DeletedBy!));
        }

        if (seen.Version != version)
        {
            return Outcome.Overtaken(new Message("MiniProgram.ModifiedAlready", seen.Name, seen.ModifiedBy));
        }

        if (typedName != seen.Name)
        {
            return Outcome.Refused(NameField, new Message(typedName.Length == 0 ? "Delete.NameRequired" : "Delete.NameDiffers", seen.Name));
        }

        var program = await TrackAsync(context, miniProgramId);
        await QuotaService.ReleaseAsync(context.Database, program.MerchantId, program.LaunchTarget, context.Cancelled);
        program.Delete(context.By, context.Now);
        return Done(context, program, AuditAction.MiniProgramDeleted, MiniProgramEvent.FieldsOf(program), null);
    }

    private async Task<Outcome> RestoreAsync(CommandContext context, WorkspaceMembership workspace, string miniProgramId)
    {
        if (await FindAsync(context, workspace, miniProgramId) is not { } seen)
        {
            return Outcome.NotFound;
        }

        if (seen.DeletedAt is null)
        {
            return Outcome.Overtaken(new Message("MiniProgram.RestoredAlready", seen.Name));
        }

        if (!await QuotaService.ReserveAsync(context.Database, workspace.MerchantId, seen.Target, context.Cancelled))
        {
            return Outcome.Overtaken(new Message("Restore.NoPlace", workspace.MerchantName, seen.Target.Limit, seen.Target.DisplayName));
        }

        var program = await TrackAsync(context, miniProgramId);
        program.Restore();
        return Done(context, program, AuditAction.MiniProgramRestored, null, MiniProgramEvent.FieldsOf(program));
    }

    private async Task<bool> RemoveAsync(ConsoleDbContext db, long id, DateTime ended, CancellationToken cancellationToken)
    {
        // Locks the row before the audit trail, as commands do.
        var ripe = db.MiniPrograms.Where(row => row.Id == id && row.DeletedAt <= ended);
        await ripe.ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, row => row.Status), cancellationToken);
        var program = await ripe.FirstOrDefaultAsync(cancellationToken);
        if (program is null)
        {
            return false;
        }

        var now = time.GetUtcNow().UtcDateTime;
        await audit.AppendAsync(
            db,
            MiniProgramEvent.Of(program, AuditAction.MiniProgramRemoved, Actor.System, now, MiniProgramEvent.FieldsOf(program), null),
            cancellationToken);
        await db.ProgramMembers.Where(member => member.ProgramId == id).ExecuteDeleteAsync(cancellationToken);
        db.Remove(program);
        await db.SaveChangesAsync(cancellationToken);
        await db.Logos.Where(logo => logo.MiniProgramId == program.MiniProgramId).ExecuteDeleteAsync(cancellationToken);
        return true;
    }

    private static Command CommandOn(
        WorkspaceMembership workspace, Sender sender, string miniProgramId, Permission permission, IdempotencyKey key) =>
        new()
        {
            Sender = sender,
            Key = key,
            Permission = permission,
            WorkspaceId = workspace.Id,
            MerchantId = workspace.MerchantId,
            MiniProgramId = miniProgramId,
        };

    private Task<MiniProgramView?> FindAsync(CommandContext context, WorkspaceMembership workspace, string miniProgramId) =>
        reader.FindAsync(context.Database, workspace, miniProgramId, context.Cancelled);

    private static Task<MiniProgram> TrackAsync(CommandContext context, string miniProgramId) =>
        context.Database.MiniPrograms.SingleAsync(program => program.MiniProgramId == miniProgramId, context.Cancelled);

    private static Outcome Done(CommandContext context, MiniProgram program, string action, string? before, string? after) => Outcome.Done(
        MiniProgramEvent.Of(program, action, context.By, context.Now, before, after), program.MiniProgramId, program.Details.Name!);

    private async Task<bool> RemoveOneAsync(long id, DateTime ended, List<Exception> failures, CancellationToken cancellationToken)
    {
        try
        {
            return await transactions.RunAsync((db, cancelled) => RemoveAsync(db, id, ended, cancelled), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // One failure doesn't stop the rest of the batch.
            failures.Add(exception);
            return false;
        }
    }
}
