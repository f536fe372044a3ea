using System.Globalization;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>Founds merchants with their first workspaces, which their founders own.</summary>
public sealed class FoundingService(
    ConsoleDbContext database,
    ConsoleTransactions transactions,
    IDatabaseErrors databaseErrors,
    IValidator<FoundingDetails> validator,
    IdempotencyRecordReader submissions,
    FoundingLimit limit,
    AuditTrail audit,
    TimeProvider time)
{
    /// <summary>Why a person may found no more.</summary>
    public Message LimitMessage => new("Founding.LimitReached", limit.Max);

    /// <summary>Whether a person may found one more merchant.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<bool> MayFoundAsync(long userId, CancellationToken cancellationToken) =>
        await database.MerchantFoundings.CountAsync(founding => founding.UserId == userId, cancellationToken) < limit.Max;

    /// <summary>Founds a merchant with its workspace and its audit entries, or nothing at all.</summary>
    /// <param name="by">Who.</param>
    /// <param name="input">What was said of it.</param>
    /// <param name="token">The form's token: the same one with the same input again gives the first result.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public async Task<FoundingResult> FoundAsync(Actor by, FoundingDetails input, Guid token, CancellationToken cancellationToken)
    {
        var details = input.Normalize();
        var form = IdempotencyKey.Of(by.UserId, token, new { Form = "founding", Details = details });
        if (await FindEarlierAsync(form, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        var errors = FieldError.Of(validator.Validate(details)).ToList();
        if (errors.Count > 0)
        {
            return FoundingResult.Refused(errors);
        }

        while (true)
        {
            try
            {
                var submission = await transactions.RunAsync(
                    (attempt, cancelled) => AddAsync(attempt, by, details, form, cancelled), cancellationToken);
                return submission is not null
                    ? FoundingResult.Founded(submission, repeated: false)
                    : await FindEarlierAsync(form, cancellationToken)
                        ?? FoundingResult.Refused([new FieldError("", LimitMessage)]);
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

    internal async Task<IdempotencyRecord?> AddAsync(
        ConsoleDbContext attempt, Actor by, FoundingDetails details, IdempotencyKey form, CancellationToken cancellationToken)
    {
        // Somebody who deletes the account at the same moment founds nothing: it would be nobody's.
        if (!await attempt.ClaimAccountAsync(by.UserId, time.GetUtcNow().UtcDateTime, cancellationToken))
        {
            return null;
        }

        var founded = await attempt.MerchantFoundings.CountAsync(founding => founding.UserId == by.UserId, cancellationToken);
        if (founded >= limit.Max)
        {
            return null;
        }

        var now = time.GetUtcNow().UtcDateTime;
        var workspace = await AddAsync(attempt, by, details, founded + 1, now, cancellationToken);
        var submission = form.RecordResult(workspace.Code, workspace.Merchant.Name, now);
        attempt.Add(submission);
        await attempt.SaveChangesAsync(cancellationToken);
        return submission;
    }

    /// <summary>Adds merchant, workspace, founding and entries; the caller saves the last of them.</summary>
    internal async Task<Workspace> AddAsync(
        ConsoleDbContext attempt, Actor by, FoundingDetails details, int number, DateTime now, CancellationToken cancellationToken)
    {
        var merchant = new Merchant { Name = details.MerchantName!, CreatedAt = now };
        var workspace = new Workspace { Merchant = merchant, Name = details.WorkspaceName!, OwnerId = by.UserId, CreatedAt = now };
        attempt.AddRange(workspace, new MerchantFounding { UserId = by.UserId, Number = number, Merchant = merchant });
        // The keys of both are part of the entries.
        await attempt.SaveChangesAsync(cancellationToken);
        await audit.AppendAsync(attempt, Founded(by, merchant, now), cancellationToken);
        await audit.AppendAsync(attempt, WorkspaceEvent.Created(workspace, by, now), cancellationToken);
        return workspace;
    }

    private static AuditEvent Founded(Actor by, Merchant merchant, DateTime now) => new()
    {
        Stream = AuditStreams.OfAccount(by.UserId),
        At = now,
        By = by,
        Action = AuditAction.MerchantFounded,
        SubjectKind = AuditSubject.Merchant,
        SubjectId = merchant.Id.ToString(CultureInfo.InvariantCulture),
        SubjectName = merchant.Name,
    };

    private async Task<FoundingResult?> FindEarlierAsync(IdempotencyKey form, CancellationToken cancellationToken)
    {
        var earlier = await submissions.FindAsync(form, cancellationToken);
        return earlier is null ? null
            : earlier.Fingerprint == form.Fingerprint ? FoundingResult.Founded(earlier, repeated: true)
            : FoundingResult.Refused([new FieldError("", new Message("Founding.Spent", earlier.SubjectName))], tokenSpent: true);
    }

    // Races that a new attempt settles: the same form twice, two foundings of one account.
    private bool IsRace(DbUpdateException exception) => databaseErrors.ViolatedConstraint(exception)
        is IdempotencyRecordConfiguration.PrimaryKey or MerchantFoundingConfiguration.PrimaryKey;
}
