using FluentValidation;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Forms;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Logos;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.UnfinishedForms;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>Creates mini programs. Who may do so is decided before.</summary>
public sealed class MiniProgramService(
    ConsoleTransactions transactions,
    IDatabaseErrors databaseErrors,
    IValidator<MiniProgramDetails> validator,
    StagedLogoService stagedLogos,
    FormSubmissionService submissions,
    AuditTrail audit,
    TimeProvider time)
{
    /// <summary>Creates a mini program with its logo, its admin, its place and its audit entry, or nothing at all. What was stored of the form goes with it.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="by">Who.</param>
    /// <param name="input">What was said of it; its logo is one that the person has staged.</param>
    /// <param name="logoRefusal">Why the logo file sent along was refused; null where none was, or it is staged now.</param>
    /// <param name="token">The form's token: the same one with the same input again gives the first result.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <exception cref="WorkspaceClosedException">The workspace is closed.</exception>
    public async Task<CreateResult> CreateAsync(
        WorkspaceMembership workspace, Actor by, MiniProgramDetails input, Message? logoRefusal, Guid token,
        CancellationToken cancellationToken)
    {
        var details = input.Normalize();
        var form = SentForm.Of(by.UserId, token, new { Workspace = workspace.Code, Details = details, logoRefusal?.Key });
        if (await FindEarlierAsync(form, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        var errors = FieldError.Of(validator.Validate(details)).ToList();
        var logo = await stagedLogos.FindAsync(by.UserId, details.Logo, cancellationToken);
        var target = LaunchTargetList.Find(details.LaunchTarget);
        if (target is not null && (logoRefusal ?? (logo is null ? LogoMessages.Required(target.Logo) : null)) is { } refusal)
        {
            errors.Add(new FieldError(nameof(details.Logo), refusal));
        }

        if (target is null || errors.Count > 0)
        {
            return CreateResult.Refused(errors);
        }

        while (true)
        {
            try
            {
                var submission = await transactions.RunAsync(
                    (attempt, cancelled) => AddAsync(attempt, workspace, by, target, details, logo!, form, cancelled), cancellationToken);
                return submission is not null
                    ? CreateResult.Created(submission, repeated: false)
                    : await FindEarlierAsync(form, cancellationToken) ?? LimitReached(workspace, target);
            }
            catch (DbUpdateException exception) when (IsRace(exception))
            {
                if (await FindEarlierAsync(form, cancellationToken) is { } first)
                {
                    return first;
                }
            }
        }
    }

    internal async Task<FormSubmission?> AddAsync(
        ConsoleDbContext attempt, WorkspaceMembership workspace, Actor by, LaunchTarget target, MiniProgramDetails details,
        byte[] logo, SentForm form, CancellationToken cancellationToken)
    {
        await workspace.EnterAsync(attempt, cancellationToken);
        if (!await QuotaService.TakePlaceAsync(attempt, workspace.MerchantId, target, cancellationToken))
        {
            return null;
        }

        var now = time.GetUtcNow().UtcDateTime;
        var program = new MiniProgram(workspace, target, details, logo, by, now);
        var submission = form.Had(program.MiniProgramId, program.Name, now);
        await UnfinishedFormService.RemoveAsync(attempt, workspace, by.UserId, form.Token, cancellationToken);
        await audit.AppendAsync(
            attempt,
            MiniProgramEvent.Of(program, AuditAction.MiniProgramCreated, by, now, before: null, after: MiniProgramFields.Of(program).ToJson()),
            cancellationToken);
        attempt.AddRange(program, ProgramMember.CreatorOf(program), submission);
        await attempt.SaveChangesAsync(cancellationToken);
        return submission;
    }

    private async Task<CreateResult?> FindEarlierAsync(SentForm form, CancellationToken cancellationToken)
    {
        var earlier = await submissions.FindAsync(form, cancellationToken);
        return earlier is null ? null
            : earlier.Fingerprint == form.Fingerprint ? CreateResult.Created(earlier, repeated: true)
            : CreateResult.Refused([new FieldError("", new Message("Form.Spent", earlier.SubjectName))], tokenSpent: true);
    }

    // Races that a new attempt settles: the same form twice, the merchant's first place taken twice, an ID drawn twice.
    private bool IsRace(DbUpdateException exception) => databaseErrors.ViolatedConstraint(exception)
        is FormSubmissionConfiguration.PrimaryKey or MerchantQuotaConfiguration.PrimaryKey or MiniProgramConfiguration.IssuedIdPrimaryKey;

    private static CreateResult LimitReached(WorkspaceMembership workspace, LaunchTarget target) =>
        CreateResult.Refused([new FieldError(nameof(MiniProgramDetails.LaunchTarget), QuotaService.LimitMessage(workspace, target))]);
}
