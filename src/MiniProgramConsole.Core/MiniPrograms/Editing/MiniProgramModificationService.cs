using FluentValidation;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Images;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Core.MiniPrograms.Logos;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Editing;

/// <summary>Never overwrites a version that the person hasn't seen.</summary>
public sealed class MiniProgramModificationService(
    CommandRunner runner, IValidator<MiniProgramDetails> validator, MiniProgramReader reader, StagedLogoService stagedLogos)
{
    public async Task<ModifyResult> ModifyAsync(
        WorkspaceMembership workspace, Sender sender, ModifyInput input, CancellationToken cancellationToken)
    {
        var (program, conflict) = ((MiniProgramView?)null, (ModifyConflict?)null);
        var command = new Command
        {
            Sender = sender,
            Key = IdempotencyKey.Of(sender.By.UserId, input.Token, new
            {
                workspace.Code,
                input.MiniProgramId,
                Details = input.Details.Normalize(),
                Base = input.Base.Normalize(),
                input.Version,
                Choices = input.Choices.OrderBy(choice => choice.Key, StringComparer.Ordinal),
                input.SentLogo?.Error?.Key,
            }),
            Permission = Permission.ModifyMiniProgram,
            WorkspaceId = workspace.Id,
            MiniProgramId = input.MiniProgramId,
            Stands = async (context, _) =>
            {
                program = await reader.FindAsync(context.Database, workspace, input.MiniProgramId, context.Cancelled);
                return program is { DeletedAt: null } && !new TypedForm(Merge(input, program, isCurrent: true)).Differs(program.Details);
            },
        };
        var outcome = await runner.RunAsync(
            command,
            async context =>
            {
                program = await reader.FindAsync(context.Database, workspace, input.MiniProgramId, context.Cancelled);
                (var decided, conflict) = program is null ? (Outcome.NotFound, null) : await ModifyAsync(context, program, input);
                return decided;
            },
            cancellationToken);
        return new ModifyResult(outcome, program, conflict);
    }

    private async Task<(Outcome Outcome, ModifyConflict? Conflict)> ModifyAsync(
        CommandContext context, MiniProgramView program, ModifyInput input)
    {
        if (program.DeletedAt is not null)
        {
            return (Outcome.Overtaken(new Message("MiniProgram.DeletedWhileModified", program.Name, program.DeletedBy!)), null);
        }

        var isCurrent = program.Version == input.Version;
        var mine = Merge(input, program, isCurrent);
        var logo = await FindLogoAsync(context, program, mine, input.SentLogo);
        if (logo is null && input.Details.Logo is null)
        {
            // The logo that the form first showed is no longer stored, and the person didn't choose another.
            mine = mine with { Logo = program.Details.Logo };
        }

        var errors = Validate(program, mine, logo, input.SentLogo?.Error);
        if (errors.Count > 0)
        {
            return (Outcome.Refused(errors), null);
        }

        var conflict = ModifyConflict.Between(mine, program.Details, input.Base.Normalize());
        if (conflict.Fields.All(field => field.Suggested == VersionChoice.Theirs && !isCurrent))
        {
            return (Outcome.Unchanged, null);
        }

        var unchosen = isCurrent ? input.Asked.Except(input.Choices.Keys).ToList() : [];
        return !isCurrent || unchosen.Count > 0
            ? (Outcome.Overtaken([.. unchosen.Select(field => new FieldError(field, new Message("Conflict.Choose")))]), conflict)
            : (await SaveAsync(context, program, mine, logo, input.Token), null);
    }

    private static async Task<Outcome> SaveAsync(
        CommandContext context, MiniProgramView seen, MiniProgramDetails mine, byte[]? logo, Guid token)
    {
        var (database, by, now, cancelled) = context;
        var program = await database.MiniPrograms.SingleAsync(row => row.MiniProgramId == seen.MiniProgramId, cancelled);
        var before = program.Details;
        await ChangeLogoAsync(database, program, mine, logo, now, cancelled);
        program.Modify(mine, by, now);
        await UnfinishedFormService.RemoveSubmittedAsync(context, program.WorkspaceId, token);
        var (changedFrom, changedTo) = MiniProgramEvent.Changes(before, program.Details);
        return Outcome.Done(
            MiniProgramEvent.Of(program, AuditAction.MiniProgramModified, by, now, changedFrom, changedTo), program.MiniProgramId,
            mine.Name!);
    }

    private static MiniProgramDetails Merge(ModifyInput input, MiniProgramView program, bool isCurrent)
    {
        // A form without a logo keeps the one that it showed when it was opened.
        var typed = input.Details.Normalize();
        var mine = typed with
        {
            LaunchTarget = program.Details.LaunchTarget,
            Logo = typed.Logo ?? input.Base.Normalize().Logo ?? program.Details.Logo,
        };
        return isCurrent
            ? input.Choices.Where(choice => choice.Value == VersionChoice.Theirs)
                .Select(choice => MiniProgramFieldList.Find(choice.Key)!)
                .Aggregate(mine, (merged, field) => field.With(merged, field.Get(program.Details)))
            : mine;
    }

    private List<FieldError> Validate(MiniProgramView program, MiniProgramDetails mine, byte[]? logo, Message? logoRefusal)
    {
        var errors = FieldError.Of(validator.Validate(mine)).ToList();
        var isThere = logo is not null || mine.Logo == program.Details.Logo;
        if ((logoRefusal ?? (isThere ? null : LogoMessages.Required(program.Target.Logo))) is { } refusal)
        {
            errors.Add(new FieldError(nameof(mine.Logo), refusal));
        }

        return errors;
    }

    // A newly chosen logo comes with the form or is staged. A former one is stored with the program.
    private async Task<byte[]?> FindLogoAsync(
        CommandContext context, MiniProgramView program, MiniProgramDetails mine, LogoReading? sent) =>
        mine.Logo == program.Details.Logo ? null
            : sent?.Image is { } image && image.Hash == mine.Logo ? image.Content
            : await stagedLogos.FindAsync(context.Database, context.By.UserId, mine.Logo, context.Cancelled)
                ?? await context.Database.Logos.Where(logo => logo.MiniProgramId == program.MiniProgramId && logo.Hash == mine.Logo)
                    .Select(logo => logo.Content).FirstOrDefaultAsync(context.Cancelled);

    private static async Task ChangeLogoAsync(
        ConsoleDbContext db, MiniProgram program, MiniProgramDetails mine, byte[]? content, DateTime now,
        CancellationToken cancellationToken)
    {
        if (mine.Logo == program.Details.Logo)
        {
            return;
        }

        var stored = db.Logos.Where(logo => logo.MiniProgramId == program.MiniProgramId);
        var same = await stored.Where(logo => logo.Hash == mine.Logo).Select(logo => (long?)logo.Id).FirstOrDefaultAsync(cancellationToken);
        if (same is { } id)
        {
            program.SetLogo(id);
            return;
        }

        var former = stored.Where(logo => logo.Id != program.LogoId);
        var surplus = await former.OrderByDescending(logo => logo.CreatedAt).ThenByDescending(logo => logo.Id)
            .Skip(Logo.MaxFormer - 1).Select(logo => logo.Id).ToListAsync(cancellationToken);
        if (surplus.Count > 0)
        {
            await former.Where(logo => surplus.Contains(logo.Id)).ExecuteDeleteAsync(cancellationToken);
        }

        var chosen = program.NewLogo(mine.Logo!, content!, now);
        await db.AddAsync(chosen, cancellationToken);
        program.SetLogo(chosen);
    }
}
