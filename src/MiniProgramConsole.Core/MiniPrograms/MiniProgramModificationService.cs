using FluentValidation;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Forms;
using MiniProgramConsole.Core.Logos;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.UnfinishedForms;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>Modifies mini programs, and never overwrites unknowingly what somebody else saved. Who may do so is decided before.</summary>
public sealed class MiniProgramModificationService(
    ConsoleTransactions transactions,
    IDatabaseErrors databaseErrors,
    IValidator<MiniProgramDetails> validator,
    MiniProgramReader reader,
    StagedLogoService stagedLogos,
    FormSubmissionService submissions,
    AuditTrail audit,
    TimeProvider time)
{
    /// <summary>Saves what a form says, where it is right, differs, and nobody saved in between.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="by">Who.</param>
    /// <param name="input">The form.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public async Task<ModifyResult> ModifyAsync(
        WorkspaceMembership workspace, Actor by, ModifyInput input, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                if (await TryAsync(workspace, by, input, cancellationToken) is { } result)
                {
                    return result;
                }
            }
            catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException
                || databaseErrors.ViolatedConstraint(exception) == FormSubmissionConfiguration.PrimaryKey)
            {
                // Somebody else saved, or the same form arrived twice, at the same moment: look at what stands now.
            }
        }
    }

    /// <summary>Judges and saves once; null where the program changed under it.</summary>
    private async Task<ModifyResult?> TryAsync(
        WorkspaceMembership workspace, Actor by, ModifyInput input, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(workspace, input.MiniProgramId, cancellationToken) is not { } program)
        {
            return ModifyResult.NotFound;
        }

        var isCurrent = program.Version == input.Version;
        var mine = Merge(input, program, isCurrent);
        var form = SentForm.Of(by.UserId, input.Token, new { workspace.Code, input.MiniProgramId, mine, input.Version, input.LogoRefusal?.Key });
        var earlier = await submissions.FindAsync(form, cancellationToken);
        if (earlier?.Fingerprint == form.Fingerprint)
        {
            return ModifyResult.Of(ModifyOutcome.Saved, program);
        }

        // A form that was changed after it had its effect is another one: the version tells what came in between.
        form = earlier is null ? form : form with { Token = Guid.NewGuid() };
        if (program.DeletedAt is not null)
        {
            return ModifyResult.Of(ModifyOutcome.Deleted, program);
        }

        var logo = await FindLogoAsync(by, program, mine, cancellationToken);
        if (logo is null && input.Details.Logo is null)
        {
            // The one that the form showed at first is not kept any more, and nobody asked for another.
            mine = mine with { Logo = program.Details.Logo };
        }

        var errors = Judge(program, mine, logo, input.LogoRefusal);
        if (errors.Count > 0)
        {
            return new ModifyResult(ModifyOutcome.Refused, program, errors);
        }

        var conflict = ModifyConflict.Between(mine, program.Details, input.Base.Normalize());
        if (conflict.Fields.All(field => field.Suggested == VersionChoice.Theirs && !isCurrent))
        {
            return ModifyResult.Of(ModifyOutcome.Unchanged, program);
        }

        var unchosen = isCurrent ? input.Asked.Except(input.Choices.Keys).ToList() : [];
        if (!isCurrent || unchosen.Count > 0)
        {
            return new ModifyResult(
                ModifyOutcome.Conflicting, program, [.. unchosen.Select(field => new FieldError(field, new Message("Conflict.Choose")))], conflict);
        }

        var saved = await transactions.RunAsync(
            (attempt, cancelled) => SaveAsync(attempt, workspace, by, program, mine, logo, form, cancelled), cancellationToken);
        return saved ? ModifyResult.Of(ModifyOutcome.Saved, program with { Details = mine }) : null;
    }

    internal async Task<bool> SaveAsync(
        ConsoleDbContext attempt, WorkspaceMembership workspace, Actor by, MiniProgramDetail seen, MiniProgramDetails mine,
        byte[]? logo, SentForm form, CancellationToken cancellationToken)
    {
        if (await seen.ClaimAsync(attempt, workspace, cancellationToken) is not { } program)
        {
            return false;
        }

        var now = time.GetUtcNow().UtcDateTime;
        var before = MiniProgramFields.Of(program);
        await ChangeLogoAsync(attempt, program, mine, logo, now, cancellationToken);
        program.Modify(mine, by, now);
        await UnfinishedFormService.RemoveAsync(attempt, workspace, by.UserId, form.Token, cancellationToken);
        var (changedFrom, changedTo) = MiniProgramFields.Changes(before, MiniProgramFields.Of(program));
        await audit.AppendAsync(
            attempt, MiniProgramEvent.Of(program, AuditAction.MiniProgramModified, by, now, changedFrom, changedTo), cancellationToken);
        attempt.Add(form.Had(program.MiniProgramId, program.Name, now));
        await attempt.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static MiniProgramDetails Merge(ModifyInput input, MiniProgramDetail program, bool isCurrent)
    {
        // A form without a logo leaves it as it was when the form was opened.
        var typed = input.Details.Normalize();
        var mine = typed with
        {
            LaunchTarget = program.Details.LaunchTarget,
            Logo = typed.Logo ?? input.Base.Normalize().Logo ?? program.Details.Logo,
        };
        return isCurrent
            ? input.Choices.Where(choice => choice.Value == VersionChoice.Theirs)
                .Aggregate(mine, (merged, choice) => merged.With(choice.Key, program.Details.Get(choice.Key)))
            : mine;
    }

    private List<FieldError> Judge(MiniProgramDetail program, MiniProgramDetails mine, byte[]? logo, Message? logoRefusal)
    {
        var errors = FieldError.Of(validator.Validate(mine)).ToList();
        var isThere = logo is not null || mine.Logo == program.Details.Logo;
        if ((logoRefusal ?? (isThere ? null : LogoMessages.Required(program.Target.Logo))) is { } refusal)
        {
            errors.Add(new FieldError(nameof(mine.Logo), refusal));
        }

        return errors;
    }

    // A newly chosen logo is staged; one that the program wore before is stored with it.
    private async Task<byte[]?> FindLogoAsync(
        Actor by, MiniProgramDetail program, MiniProgramDetails mine, CancellationToken cancellationToken) =>
        mine.Logo == program.Details.Logo ? null
            : await stagedLogos.FindAsync(by.UserId, mine.Logo, cancellationToken)
                ?? await reader.FindFormerLogoAsync(program.MiniProgramId, mine.Logo!, cancellationToken);

    private static async Task ChangeLogoAsync(
        ConsoleDbContext attempt, MiniProgram program, MiniProgramDetails mine, byte[]? content, DateTime now,
        CancellationToken cancellationToken)
    {
        if (mine.Logo == program.LogoHash)
        {
            return;
        }

        var stored = attempt.Logos.Where(logo => logo.MiniProgramId == program.MiniProgramId);
        var same = await stored.Where(logo => logo.Hash == mine.Logo).Select(logo => (long?)logo.Id).FirstOrDefaultAsync(cancellationToken);
        if (same is { } id)
        {
            program.Wear(id);
            return;
        }

        var former = stored.Where(logo => logo.Id != program.LogoId);
        var surplus = await former.OrderByDescending(logo => logo.Id).Skip(Logo.MaxFormer - 1).Select(logo => logo.Id)
            .ToListAsync(cancellationToken);
        if (surplus.Count > 0)
        {
            await former.Where(logo => surplus.Contains(logo.Id)).ExecuteDeleteAsync(cancellationToken);
        }

        program.Wear(program.NewLogo(mine.Logo!, content!, now));
    }
}
