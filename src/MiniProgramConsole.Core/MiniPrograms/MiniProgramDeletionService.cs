using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Forms;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>Deletes mini programs, restores them, and removes them for good in the end. Who may do so is decided before.</summary>
public sealed class MiniProgramDeletionService(
    ConsoleDbContext database,
    ConsoleTransactions transactions,
    IDatabaseErrors databaseErrors,
    MiniProgramReader reader,
    FormSubmissionService submissions,
    AuditTrail audit,
    TimeProvider time)
{
    private const int RemovedAtOnce = 100;

    /// <summary>Deletes a mini program whose name was typed, unless somebody modified it since it was looked at. Its place is free at once.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="by">Who.</param>
    /// <param name="miniProgramId">Which.</param>
    /// <param name="typedName">What was typed for its name.</param>
    /// <param name="version">The concurrency token of what the person looked at.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public Task<DeletionResult> DeleteAsync(
        WorkspaceMembership workspace, Actor by, string miniProgramId, string? typedName, Guid version, Guid token,
        CancellationToken cancellationToken) => ActAsync(
        workspace, miniProgramId, SentForm.Of(by.UserId, token, new { Delete = miniProgramId, workspace.Code, version }),
        program => program.DeletedAt is not null,
        async (program, form) =>
        {
            if (program.DeletedAt is not null)
            {
                return DeletionResult.Refused(program, "", new Message("MiniProgram.DeletedMeanwhile", program.Name, program.DeletedBy!));
            }

            if (program.Version != version)
            {
                return DeletionResult.Refused(program, "", new Message("MiniProgram.ModifiedMeanwhile", program.Name, program.ModifiedBy));
            }

            var name = TextNormalizer.Normalize(typedName);
            if (name != program.Name)
            {
                return DeletionResult.Refused(program, DeletionResult.NameField, name.Length == 0
                    ? new Message("Delete.NameRequired", program.Name)
                    : new Message("Delete.NameDiffers", program.Name));
            }

            var deleted = await transactions.RunAsync(
                (attempt, cancelled) => DeleteAsync(attempt, workspace, by, program, form, cancelled), cancellationToken);
            return deleted ? DeletionResult.Done(program) : null;
        },
        cancellationToken);

    /// <summary>Restores a deleted mini program, which needs a free place.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="by">Who.</param>
    /// <param name="miniProgramId">Which.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <exception cref="WorkspaceClosedException">The workspace is closed.</exception>
    public Task<DeletionResult> RestoreAsync(
        WorkspaceMembership workspace, Actor by, string miniProgramId, Guid token, CancellationToken cancellationToken) => ActAsync(
        workspace, miniProgramId, SentForm.Of(by.UserId, token, new { Restore = miniProgramId, workspace.Code }),
        program => program.DeletedAt is null,
        async (program, form) =>
        {
            if (program.DeletedAt is null)
            {
                return DeletionResult.Refused(program, "", new Message("MiniProgram.RestoredMeanwhile", program.Name));
            }

            try
            {
                var restored = await transactions.RunAsync(
                    (attempt, cancelled) => RestoreAsync(attempt, workspace, by, program, form, cancelled), cancellationToken);
                return restored ? DeletionResult.Done(program) : null;
            }
            catch (NoPlaceException)
            {
                return DeletionResult.Refused(program, "", new Message(
                    "Restore.NoPlace", workspace.MerchantName, program.Target.Limit, program.Target.DisplayName));
            }
        },
        cancellationToken);

    /// <summary>Removes for good what was deleted too long ago, with its logos and members. The history stays.</summary>
    /// <param name="cancellationToken">Stops between two of them.</param>
    /// <exception cref="AggregateException">Some could not be removed; the others were.</exception>
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

    internal async Task<bool> DeleteAsync(
        ConsoleDbContext attempt, WorkspaceMembership workspace, Actor by, MiniProgramDetail seen, SentForm form,
        CancellationToken cancellationToken)
    {
        if (await seen.ClaimAsync(attempt, workspace, cancellationToken) is not { } program)
        {
            return false;
        }

        var now = time.GetUtcNow().UtcDateTime;
        await QuotaService.GiveBackPlaceAsync(attempt, program.MerchantId, program.LaunchTarget, cancellationToken);
        program.Delete(by, now);
        await WriteAsync(
            attempt, program, MiniProgramEvent.Of(program, AuditAction.MiniProgramDeleted, by, now, MiniProgramFields.Of(program).ToJson(), null),
            form, cancellationToken);
        return true;
    }

    internal async Task<bool> RestoreAsync(
        ConsoleDbContext attempt, WorkspaceMembership workspace, Actor by, MiniProgramDetail seen, SentForm form,
        CancellationToken cancellationToken)
    {
        await workspace.EnterAsync(attempt, cancellationToken);
        if (await seen.ClaimAsync(attempt, workspace, cancellationToken) is not { } program)
        {
            return false;
        }

        if (!await QuotaService.TakePlaceAsync(attempt, program.MerchantId, LaunchTargetList.Find(program.LaunchTarget)!, cancellationToken))
        {
            throw new NoPlaceException();
        }

        var now = time.GetUtcNow().UtcDateTime;
        program.Restore();
        await WriteAsync(
            attempt, program, MiniProgramEvent.Of(program, AuditAction.MiniProgramRestored, by, now, null, MiniProgramFields.Of(program).ToJson()),
            form, cancellationToken);
        return true;
    }

    internal async Task<bool> RemoveAsync(ConsoleDbContext attempt, long id, DateTime ended, CancellationToken cancellationToken)
    {
        var program = await attempt.MiniPrograms.FirstOrDefaultAsync(row => row.Id == id && row.DeletedAt <= ended, cancellationToken);
        if (program is null)
        {
            return false;
        }

        var now = time.GetUtcNow().UtcDateTime;
        await audit.AppendAsync(
            attempt,
            MiniProgramEvent.Of(program, AuditAction.MiniProgramRemoved, Actor.System, now, MiniProgramFields.Of(program).ToJson(), null),
            cancellationToken);
        await attempt.ProgramMembers.Where(member => member.ProgramId == id).ExecuteDeleteAsync(cancellationToken);
        attempt.Remove(program);
        await attempt.SaveChangesAsync(cancellationToken);
        await attempt.Logos.Where(logo => logo.MiniProgramId == program.MiniProgramId).ExecuteDeleteAsync(cancellationToken);
        return true;
    }

    private async Task<DeletionResult> ActAsync(
        WorkspaceMembership workspace, string miniProgramId, SentForm sent, Func<MiniProgramDetail, bool> isDone,
        Func<MiniProgramDetail, SentForm, Task<DeletionResult?>> act, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await reader.FindAsync(workspace, miniProgramId, cancellationToken) is not { } program)
            {
                return DeletionResult.NotFound;
            }

            var earlier = await submissions.FindAsync(sent, cancellationToken);
            if (earlier?.Fingerprint == sent.Fingerprint && isDone(program))
            {
                return DeletionResult.Done(program);
            }

            // A token that was spent on something else, or on what was undone since, says nothing here.
            var form = earlier is null ? sent : sent with { Token = Guid.NewGuid() };

            try
            {
                if (await act(program, form) is { } result)
                {
                    return result;
                }
            }
            catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException
                || databaseErrors.ViolatedConstraint(exception) == FormSubmissionConfiguration.PrimaryKey)
            {
                // Somebody else acted, or the same form arrived twice, at the same moment: look at what stands now.
            }
        }
    }

    private async Task WriteAsync(
        ConsoleDbContext attempt, MiniProgram program, AuditEvent happened, SentForm form, CancellationToken cancellationToken)
    {
        await audit.AppendAsync(attempt, happened, cancellationToken);
        attempt.Add(form.Had(program.MiniProgramId, program.Name, happened.At));
        await attempt.SaveChangesAsync(cancellationToken);
    }

    private async Task<bool> RemoveOneAsync(long id, DateTime ended, List<Exception> failures, CancellationToken cancellationToken)
    {
        try
        {
            return await transactions.RunAsync((attempt, cancelled) => RemoveAsync(attempt, id, ended, cancelled), cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // It was restored, or another node removed it, at the same moment.
            return false;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // One that cannot be removed keeps none of the others.
            failures.Add(exception);
            return false;
        }
    }

    /// <summary>Rolls a restoration back that found no free place.</summary>
    private sealed class NoPlaceException : Exception;
}
