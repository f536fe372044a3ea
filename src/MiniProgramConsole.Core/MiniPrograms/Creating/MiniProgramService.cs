using FluentValidation;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Images;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.MiniPrograms.Quotas;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Creating;

public sealed class MiniProgramService(CommandRunner runner, IValidator<MiniProgramDetails> validator, StagedLogoService stagedLogos)
{
    /// <summary><paramref name="sentLogo"/> is null if the form sent no file; then the logo that it names must be staged.</summary>
    public Task<Outcome> CreateAsync(
        WorkspaceMembership workspace, Sender sender, MiniProgramDetails input, LogoReading? sentLogo, Guid token,
        CancellationToken cancellationToken)
    {
        var details = input.Normalize();
        var errors = FieldError.Of(validator.Validate(details)).ToList();
        NewProgramLogo? ahead = null;
        var command = new Command
        {
            Sender = sender,
            Key = IdempotencyKey.Of(sender.By.UserId, token, new { Workspace = workspace.Code, Details = details, sentLogo?.Error?.Key }),
            Permission = Permission.CreateMiniProgram,
            WorkspaceId = workspace.Id,
            MerchantId = workspace.MerchantId,
            LaunchTarget = details.LaunchTarget,
            AddAhead = errors.Count == 0 && sentLogo?.Image is { } image
                ? async (database, at) => ahead = await AddAsync(database, NewProgramLogo.Of(workspace.Id, image.Hash, image.Content, at))
                : null,
            Stands = (context, earlier) => context.Database.MiniPrograms.AnyAsync(
                program => program.MiniProgramId == earlier.SubjectId && program.DeletedAt == null, context.Cancelled),
            SayUsed = name => new Message("Form.Spent", name),
        };
        return runner.RunAsync(
            command, context => CreateAsync(context, workspace, details, [.. errors], sentLogo, ahead, token), cancellationToken);
    }

    private static async Task<NewProgramLogo> AddAsync(ConsoleDbContext database, NewProgramLogo issued)
    {
        database.Add(issued.Id);
        // Adding asynchronously, because PostgreSQL is asked for IDs.
        await database.AddAsync(issued.Logo);
        return issued;
    }

    private async Task<Outcome> CreateAsync(
        CommandContext context, WorkspaceMembership workspace, MiniProgramDetails details, List<FieldError> errors, LogoReading? sentLogo,
        NewProgramLogo? ahead, Guid token)
    {
        var (database, by, now, cancelled) = context;
        var content = sentLogo?.Image?.Content ?? await stagedLogos.FindAsync(database, by.UserId, details.Logo, cancelled);
        var target = LaunchTargetList.Find(details.LaunchTarget);
        if (target is not null && (sentLogo?.Error ?? (content is null ? LogoMessages.Required(target.Logo) : null)) is { } refusal)
        {
            errors.Add(new FieldError(nameof(details.Logo), refusal));
        }

        if (target is null || errors.Count > 0)
        {
            return Outcome.Refused(errors);
        }

        if (!QuotaService.TryReserve(database, workspace.MerchantId, target, context.Facts.PlacesUsed))
        {
            return Outcome.Refused(nameof(MiniProgramDetails.LaunchTarget), QuotaService.LimitMessage(workspace, target));
        }

        ahead ??= await AddAsync(database, NewProgramLogo.Of(workspace.Id, details.Logo!, content!, now));
        var program = new MiniProgram(workspace, target, details, ahead, by, now);
        await UnfinishedFormService.RemoveSubmittedAsync(context, workspace.Id, token);
        await database.AddAsync(ProgramMember.CreatorOf(program), cancelled);
        return Outcome.Done(
            MiniProgramEvent.Of(program, AuditAction.MiniProgramCreated, by, now, before: null, after: MiniProgramEvent.FieldsOf(program)),
            program.MiniProgramId,
            details.Name!);
    }
}
