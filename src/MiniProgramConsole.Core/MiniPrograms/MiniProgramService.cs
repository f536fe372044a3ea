using System.Text.Encodings.Web;
using System.Text.Json;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Logos;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>Creates and lists mini programs. Who may do so is decided before.</summary>
public sealed class MiniProgramService(
    ConsoleDbContext database,
    ConsoleTransactions transactions,
    IDatabaseErrors databaseErrors,
    IValidator<MiniProgramDetails> validator,
    StagedLogoService stagedLogos,
    TimeProvider time)
{
    /// <summary>A workspace's mini programs, the newest first, deleted ones left out.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<List<MiniProgramListItem>> ListAsync(WorkspaceMembership workspace, CancellationToken cancellationToken) =>
        database.MiniPrograms
            .Where(program => program.WorkspaceId == workspace.Id && program.DeletedAt == null)
            .OrderByDescending(program => program.CreatedAt).ThenByDescending(program => program.Id)
            .Select(program => new MiniProgramListItem(
                program.MiniProgramId, program.Name, program.Tagline, program.LaunchTarget, program.Industry, program.Status,
                program.Logo.Hash, program.CreatedBy.DisplayName, program.CreatedAt))
            .ToListAsync(cancellationToken);

    /// <summary>Creates a mini program with its logo, its place and its audit entry, or nothing at all.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="by">Who.</param>
    /// <param name="input">What was said of it; its logo is one that the person has staged.</param>
    /// <param name="logoRefusal">Why the logo file sent along was refused; null where none was, or it is staged now.</param>
    /// <param name="token">The form's token: the same one with the same input again gives the first result.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public async Task<CreateResult> CreateAsync(
        WorkspaceMembership workspace, Actor by, MiniProgramDetails input, Message? logoRefusal, Guid token,
        CancellationToken cancellationToken)
    {
        var details = input.Normalize();
        var fingerprint = Fingerprint(workspace, details, logoRefusal);
        if (await FindEarlierAsync(by, token, fingerprint, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        var errors = validator.Validate(details).Errors
            .Select(failure => new FieldError(failure.PropertyName, (Message)failure.CustomState)).ToList();
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
                    (attempt, cancelled) => AddAsync(attempt, workspace, by, target, details, logo!, token, fingerprint, cancelled),
                    cancellationToken);
                return submission is not null
                    ? CreateResult.Created(submission, repeated: false)
                    : await FindEarlierAsync(by, token, fingerprint, cancellationToken) ?? LimitReached(workspace, target);
            }
            catch (DbUpdateException exception) when (IsRace(exception))
            {
                if (await FindEarlierAsync(by, token, fingerprint, cancellationToken) is { } first)
                {
                    return first;
                }
            }
        }
    }

    /// <summary>Says that a merchant has no place left.</summary>
    /// <param name="workspace">The merchant's workspace.</param>
    /// <param name="target">The launch target.</param>
    public static Message LimitMessage(WorkspaceMembership workspace, LaunchTarget target) =>
        new("Limit.Reached", workspace.MerchantName, target.Limit, target.DisplayName);

    internal async Task<FormSubmission?> AddAsync(
        ConsoleDbContext attempt, WorkspaceMembership workspace, Actor by, LaunchTarget target, MiniProgramDetails details,
        byte[] logo, Guid token, string fingerprint, CancellationToken cancellationToken)
    {
        if (!await QuotaService.TakePlaceAsync(attempt, workspace.MerchantId, target, cancellationToken))
        {
            return null;
        }

        var now = time.GetUtcNow().UtcDateTime;
        var storedLogo = new Logo { WorkspaceId = workspace.Id, Hash = details.Logo!, Content = logo, CreatedAt = now };
        var program = new MiniProgram(workspace, target, details, storedLogo, by, now);
        var submission = new FormSubmission
        {
            UserId = by.UserId,
            Token = token,
            Fingerprint = fingerprint,
            MiniProgramId = program.MiniProgramId,
            Name = program.Name,
            At = now,
        };
        attempt.AddRange(program, submission, AuditOf(program, by, now));
        await attempt.SaveChangesAsync(cancellationToken);
        return submission;
    }

    private async Task<CreateResult?> FindEarlierAsync(Actor by, Guid token, string fingerprint, CancellationToken cancellationToken)
    {
        var earlier = await database.FormSubmissions.AsNoTracking()
            .FirstOrDefaultAsync(submission => submission.UserId == by.UserId && submission.Token == token, cancellationToken);
        return earlier is null ? null
            : earlier.Fingerprint == fingerprint ? CreateResult.Created(earlier, repeated: true)
            : CreateResult.Refused([new FieldError("", new Message("Form.Spent", earlier.Name))], tokenSpent: true);
    }

    // Races that a new attempt settles: the same form twice, the merchant's first place taken twice, an ID drawn twice.
    private bool IsRace(DbUpdateException exception) => databaseErrors.ViolatedConstraint(exception)
        is FormSubmissionConfiguration.PrimaryKey or MerchantQuotaConfiguration.PrimaryKey or MiniProgramConfiguration.IssuedIdPrimaryKey;

    private static CreateResult LimitReached(WorkspaceMembership workspace, LaunchTarget target) =>
        CreateResult.Refused([new FieldError(nameof(MiniProgramDetails.LaunchTarget), LimitMessage(workspace, target))]);

    private static string Fingerprint(WorkspaceMembership workspace, MiniProgramDetails details, Message? logoRefusal) =>
        Hashing.Sha256(JsonSerializer.Serialize(new { Workspace = workspace.Code, Details = details, logoRefusal?.Key }));

    private static AuditEntry AuditOf(MiniProgram program, Actor by, DateTime at) => new()
    {
        At = at,
        ActorId = by.UserId,
        ActorName = by.Name,
        Address = by.Address,
        Action = AuditAction.MiniProgramCreated,
        WorkspaceId = program.WorkspaceId,
        SubjectKind = AuditSubject.MiniProgram,
        SubjectId = program.MiniProgramId,
        SubjectName = program.Name,
        After = JsonSerializer.Serialize(MiniProgramFields.Of(program), AuditJson),
    };

    // Chinese stays readable in the trail; pages encode it when they show it.
    private static readonly JsonSerializerOptions AuditJson = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
