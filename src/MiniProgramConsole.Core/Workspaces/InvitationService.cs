using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>
/// Invites people to a workspace by email, sends invitations again and withdraws them. Which roles the acting person may invite for is
/// decided before. Whether an email has an account changes neither the answer nor the work.
/// </summary>
public sealed class InvitationService(
    ConsoleTransactions transactions,
    IDatabaseErrors databaseErrors,
    IValidator<InvitationDetails> validator,
    ILookupNormalizer normalizer,
    IdempotencyRecordReader submissions,
    AuditTrail audit,
    InvitationMails mails,
    TimeProvider time)
{
    /// <summary>Invites somebody. An invitation of the same email that has expired is replaced.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="by">Who.</param>
    /// <param name="managed">The roles that the acting person may invite for.</param>
    /// <param name="input">Whom, as what.</param>
    /// <param name="language">The language of the mail, where the email's account has none.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public async Task<InvitationResult> InviteAsync(
        WorkspaceMembership workspace, Actor by, IReadOnlyList<WorkspaceRole> managed, InvitationDetails input, CultureInfo language, Guid token,
        CancellationToken cancellationToken)
    {
        var details = input.Normalize();
        var errors = FieldError.Of(validator.Validate(details)).ToList();
        return errors.Count > 0 ? InvitationResult.Refused(errors)
            : !managed.Contains(details.Role!.Value) ? InvitationResult.NotAllowed
            : await ActAsync(
                IdempotencyKey.Of(by.UserId, token, new { Invite = workspace.Code, Details = details }),
                (attempt, form, cancelled) => InviteAsync(attempt, workspace, by, details, language, form, cancelled),
                cancellationToken);
    }

    /// <summary>Sends an invitation again: a new link with a new time; the old link dies.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="by">Who.</param>
    /// <param name="managed">The roles that the acting person may invite for.</param>
    /// <param name="code">Which, by code.</param>
    /// <param name="language">The language of the mail, where the email's account has none.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public Task<InvitationResult> SendAgainAsync(
        WorkspaceMembership workspace, Actor by, IReadOnlyList<WorkspaceRole> managed, string code, CultureInfo language, Guid token,
        CancellationToken cancellationToken) => ActAsync(
        IdempotencyKey.Of(by.UserId, token, new { SendAgain = code, workspace.Code }),
        (attempt, form, cancelled) => OnPendingAsync(
            attempt, workspace, managed, code,
            invitation => SendAgainAsync(attempt, workspace, by, invitation, language, form, cancelled),
            cancelled),
        cancellationToken);

    /// <summary>Withdraws an invitation: its link dies.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="by">Who.</param>
    /// <param name="managed">The roles that the acting person may invite for.</param>
    /// <param name="code">Which, by code.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public Task<InvitationResult> WithdrawAsync(
        WorkspaceMembership workspace, Actor by, IReadOnlyList<WorkspaceRole> managed, string code, Guid token,
        CancellationToken cancellationToken) => ActAsync(
        IdempotencyKey.Of(by.UserId, token, new { Withdraw = code, workspace.Code }),
        (attempt, form, cancelled) => OnPendingAsync(
            attempt, workspace, managed, code,
            invitation => WithdrawAsync(attempt, by, invitation, form, cancelled),
            cancelled),
        cancellationToken);

    internal async Task<InvitationResult> InviteAsync(
        ConsoleDbContext attempt, WorkspaceMembership workspace, Actor by, InvitationDetails details, CultureInfo language, IdempotencyKey form,
        CancellationToken cancellationToken)
    {
        var (now, normalized) = (time.GetUtcNow().UtcDateTime, normalizer.NormalizeEmail(details.Email)!);
        if (!await workspace.ClaimAsync(attempt, cancellationToken))
        {
            return InvitationResult.NotFound;
        }

        if (await InvitationBounds.WhyNotInviteAsync(attempt, workspace, details.Email!, normalized, now, cancellationToken) is { } error)
        {
            return InvitationResult.Refused(error);
        }

        // What is left of that email has expired.
        await attempt.Invitations.Where(row => row.WorkspaceId == workspace.Id && row.PendingEmail == normalized)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.PendingEmail, (string?)null), cancellationToken);
        var secret = Hashing.NewSecret();
        var invitation = Make(workspace, by, details, normalized, secret, now);
        attempt.Invitations.Add(invitation);
        await MailAsync(attempt, workspace, by, invitation, secret, language, cancellationToken);
        return await NoteAsync(attempt, by, invitation, AuditAction.InvitationSent, form, now, cancellationToken);
    }

    internal async Task<InvitationResult> SendAgainAsync(
        ConsoleDbContext attempt, WorkspaceMembership workspace, Actor by, Invitation invitation, CultureInfo language, IdempotencyKey form,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var error = await InvitationBounds.WhyNotSendAsync(
            attempt, workspace, invitation.Email, invitation.NormalizedEmail, now, cancellationToken);
        if (error is not null)
        {
            // The page that it is sent from has no field for the email.
            return InvitationResult.Refused(error with { Field = "" });
        }

        var secret = Hashing.NewSecret();
        (invitation.SecretHash, invitation.SentAt, invitation.ExpiresAt) = (Hashing.Sha256(secret), now, now + Invitation.Lifetime);
        await MailAsync(attempt, workspace, by, invitation, secret, language, cancellationToken);
        return await NoteAsync(attempt, by, invitation, AuditAction.InvitationResent, form, now, cancellationToken);
    }

    internal static async Task<InvitationResult> OnPendingAsync(
        ConsoleDbContext attempt, WorkspaceMembership workspace, IReadOnlyList<WorkspaceRole> managed, string code,
        Func<Invitation, Task<InvitationResult>> act, CancellationToken cancellationToken)
    {
        if (!await workspace.ClaimAsync(attempt, cancellationToken))
        {
            return InvitationResult.NotFound;
        }

        var invitation = await attempt.Invitations.FirstOrDefaultAsync(
            row => row.WorkspaceId == workspace.Id && row.Code == code, cancellationToken);
        return invitation is null ? InvitationResult.NotFound
            : !managed.Contains(invitation.Role) ? InvitationResult.NotAllowed
            : invitation.PendingEmail is null
                ? InvitationResult.Refused(new FieldError("", new Message("Invitation.Ended", invitation.DisplayName)))
                : await act(invitation);
    }

    private Task<InvitationResult> WithdrawAsync(
        ConsoleDbContext attempt, Actor by, Invitation invitation, IdempotencyKey form, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        (invitation.State, invitation.PendingEmail, invitation.EndedAt) = (InvitationState.Withdrawn, null, now);
        return NoteAsync(attempt, by, invitation, AuditAction.InvitationWithdrawn, form, now, cancellationToken);
    }

    private async Task<InvitationResult> ActAsync(
        IdempotencyKey form, Func<ConsoleDbContext, IdempotencyKey, CancellationToken, Task<InvitationResult>> act, CancellationToken cancellationToken)
    {
        while (true)
        {
            var earlier = await submissions.FindAsync(form, cancellationToken);
            if (earlier?.Fingerprint == form.Fingerprint)
            {
                return InvitationResult.Done(earlier.SubjectName);
            }

            // A token that another form used up says nothing about this one.
            var sent = earlier is null ? form : form with { Token = Guid.NewGuid() };
            try
            {
                var result = await transactions.RunAsync((attempt, cancelled) => act(attempt, sent, cancelled), cancellationToken);
                // The same form may have come first at the same moment, and be why this one was refused.
                return result.Outcome != MemberOutcome.Done && await submissions.FindAsync(sent, cancellationToken) is { } first
                    && first.Fingerprint == form.Fingerprint
                    ? InvitationResult.Done(first.SubjectName)
                    : result;
            }
            catch (DbUpdateException exception) when (databaseErrors.ViolatedConstraint(exception) == IdempotencyRecordConfiguration.PrimaryKey)
            {
                // The same token arrived twice at the same moment: look at what stands now.
            }
        }
    }

    private static Invitation Make(
        WorkspaceMembership workspace, Actor by, InvitationDetails details, string normalized, string secret, DateTime now)
    {
        return new Invitation
        {
            WorkspaceId = workspace.Id,
            Email = details.Email!,
            NormalizedEmail = normalized,
            PendingEmail = normalized,
            DisplayName = details.DisplayName!,
            Role = details.Role!.Value,
            InvitedById = by.UserId,
            CreatedAt = now,
            SentAt = now,
            ExpiresAt = now + Invitation.Lifetime,
            SecretHash = Hashing.Sha256(secret),
            State = InvitationState.Pending,
        };
    }

    private async Task MailAsync(
        ConsoleDbContext attempt, WorkspaceMembership workspace, Actor by, Invitation invitation, string secret, CultureInfo language,
        CancellationToken cancellationToken)
    {
        var own = await attempt.Users.Where(user => user.NormalizedEmail == invitation.NormalizedEmail)
            .Select(user => user.Language).FirstOrDefaultAsync(cancellationToken);
        attempt.OutboxMails.Add(mails.Invite(
            invitation, workspace, by.Name, secret, own is null ? language : CultureInfo.GetCultureInfo(own)));
    }

    private async Task<InvitationResult> NoteAsync(
        ConsoleDbContext attempt, Actor by, Invitation invitation, string action, IdempotencyKey form, DateTime now, CancellationToken cancellationToken)
    {
        await audit.AppendAsync(attempt, InvitationEvent.Of(invitation, action, by, now), cancellationToken);
        attempt.Add(form.RecordResult(invitation.Code, invitation.DisplayName, now));
        await attempt.SaveChangesAsync(cancellationToken);
        return InvitationResult.Done(invitation.DisplayName);
    }
}
