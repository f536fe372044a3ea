using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.Workspaces.Members;

namespace MiniProgramConsole.Core.Workspaces.Invitations;

/// <summary>Neither the answer nor the work done reveals whether an email has an account. Outcomes name the invited person.</summary>
public sealed class InvitationService(
    ConsoleDbContext database,
    CommandRunner runner,
    IValidator<InvitationDetails> validator,
    ILookupNormalizer normalizer,
    SignInThrottleService throttle,
    InvitationMails mails)
{
    private static readonly ThrottleLimit ToOneEmail = ThrottleLimit.OfADay(Invitation.MaxToOneEmailADay);

    internal static string ThrottleKeyOf(string normalizedEmail) => "invite-mail:" + normalizedEmail;

    /// <summary>Replaces an expired invitation of the same email. <paramref name="language"/> applies if the account has none.</summary>
    public async Task<Outcome> InviteAsync(
        WorkspaceMembership workspace, Sender sender, InvitationDetails input, CultureInfo language, Guid key,
        CancellationToken cancellationToken)
    {
        var details = input.Normalize();
        if (await FindRefusalAsync(details.Email, cancellationToken) is { } tooMany)
        {
            return Outcome.Refused(nameof(details.Email), tooMany);
        }

        var command = workspace.ToCommand(sender, Permission.ManageDevelopers, key, new { Invite = details }) with
        {
            Stands = (context, earlier) => IsPendingAsync(context, workspace, earlier.SubjectId),
        };
        return await runner.RunAsync(command, context => InviteAsync(context, workspace, details, language), cancellationToken);
    }

    /// <summary>The previous link stops working.</summary>
    public async Task<Outcome> SendAgainAsync(
        WorkspaceMembership workspace, Sender sender, string code, CultureInfo language, Guid key, CancellationToken cancellationToken)
    {
        var email = await database.Invitations.Where(row => row.WorkspaceId == workspace.Id && row.Code == code && row.PendingEmail != null)
            .Select(row => row.Email).FirstOrDefaultAsync(cancellationToken);
        if (await FindRefusalAsync(email, cancellationToken) is { } tooMany)
        {
            return Outcome.Overtaken(tooMany);
        }

        var command = workspace.ToCommand(sender, Permission.ManageDevelopers, key, new { SendAgain = code }) with
        {
            Stands = (context, _) => IsPendingAsync(context, workspace, code),
        };
        return await runner.RunAsync(
            command,
            context => OnPendingAsync(context, workspace, code, invitation => SendAgainAsync(context, workspace, invitation, language)),
            cancellationToken);
    }

    public Task<Outcome> WithdrawAsync(
        WorkspaceMembership workspace, Sender sender, string code, Guid key, CancellationToken cancellationToken) => runner.RunAsync(
        workspace.ToCommand(sender, Permission.ManageDevelopers, key, new { Withdraw = code }),
        context => OnPendingAsync(context, workspace, code, invitation => Task.FromResult(Withdraw(context, invitation))),
        cancellationToken);

    // Counted before the command, whose rollback would undo it. The limit protects the mailbox, whichever workspaces send to it.
    private async Task<Message?> FindRefusalAsync(string? email, CancellationToken cancellationToken)
    {
        var check = ApplicationUser.EmailRule.Check(email);
        return TextMessages.Of(ApplicationUser.EmailRule, check) is null
            && await throttle.CountAsync(ThrottleKeyOf(normalizer.NormalizeEmail(check.Text)!), ToOneEmail, cancellationToken) is not null
            ? new Message("Invite.TooManyToEmail", check.Text, Invitation.MaxToOneEmailADay)
            : null;
    }

    private async Task<Outcome> InviteAsync(
        CommandContext context, WorkspaceMembership workspace, InvitationDetails details, CultureInfo language)
    {
        var errors = FieldError.Of(validator.Validate(details)).ToList();
        if (errors.Count > 0)
        {
            return Outcome.Refused(errors);
        }

        if (ManagedRoles.ToManage(details.Role!.Value) is { } permission && !context.May(permission))
        {
            return Outcome.Lacks(permission);
        }

        var normalized = normalizer.NormalizeEmail(details.Email)!;
        if (await InvitationBounds.WhyNotInviteAsync(context, workspace, details.Email!, normalized) is { } error)
        {
            return Outcome.Refused(error);
        }

        // The email's remaining invitation, if any, has expired.
        await context.Database.Invitations.Pending(workspace, normalized)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.PendingEmail, (string?)null), context.Cancelled);
        var secret = Hashing.NewSecret();
        var invitation = Make(context, workspace, details, normalized, secret);
        context.Database.Invitations.Add(invitation);
        await MailAsync(context, workspace, invitation, secret, language);
        return Done(context, invitation, AuditAction.InvitationSent);
    }

    private async Task<Outcome> SendAgainAsync(
        CommandContext context, WorkspaceMembership workspace, Invitation invitation, CultureInfo language)
    {
        if (await InvitationBounds.WhyNotSendAsync(context, workspace, invitation.Email, invitation.NormalizedEmail) is { } error)
        {
            // The page that sends invitations again has no email field to show the error at.
            return Outcome.Overtaken(error.Message);
        }

        var secret = Hashing.NewSecret();
        (invitation.SecretHash, invitation.SentAt, invitation.ExpiresAt) =
            (Hashing.Sha256(secret), context.Now, context.Now + Invitation.Lifetime);
        await MailAsync(context, workspace, invitation, secret, language);
        return Done(context, invitation, AuditAction.InvitationResent);
    }

    private static async Task<Outcome> OnPendingAsync(
        CommandContext context, WorkspaceMembership workspace, string code, Func<Invitation, Task<Outcome>> decide)
    {
        var invitation = await context.Database.Invitations.FirstOrDefaultAsync(
            row => row.WorkspaceId == workspace.Id && row.Code == code, context.Cancelled);
        return invitation is null ? Outcome.NotFound
            : ManagedRoles.ToManage(invitation.Role) is { } permission && !context.May(permission) ? Outcome.Lacks(permission)
            : invitation.PendingEmail is null ? Outcome.Overtaken(new Message("Invitation.Ended", invitation.DisplayName))
            : await decide(invitation);
    }

    private static Outcome Withdraw(CommandContext context, Invitation invitation)
    {
        (invitation.State, invitation.PendingEmail, invitation.EndedAt) = (InvitationState.Withdrawn, null, context.Now);
        return Done(context, invitation, AuditAction.InvitationWithdrawn);
    }

    // An accepted invitation counts too, because it did what it was sent for.
    private static Task<bool> IsPendingAsync(CommandContext context, WorkspaceMembership workspace, string code) =>
        context.Database.Invitations.AnyAsync(
            row =>
                row.WorkspaceId == workspace.Id && row.Code == code && (row.PendingEmail != null || row.State == InvitationState.Accepted),
            context.Cancelled);

    private static Invitation Make(
        CommandContext context, WorkspaceMembership workspace, InvitationDetails details, string normalized, string secret) =>
        new()
        {
            WorkspaceId = workspace.Id,
            Email = details.Email!,
            NormalizedEmail = normalized,
            PendingEmail = normalized,
            DisplayName = details.DisplayName!,
            Role = details.Role!.Value,
            InvitedById = context.By.UserId,
            CreatedAt = context.Now,
            SentAt = context.Now,
            ExpiresAt = context.Now + Invitation.Lifetime,
            SecretHash = Hashing.Sha256(secret),
            State = InvitationState.Pending,
        };

    private async Task MailAsync(
        CommandContext context, WorkspaceMembership workspace, Invitation invitation, string secret, CultureInfo language)
    {
        var own = await context.Database.Users.OfMailbox(invitation.NormalizedEmail)
            .Select(user => user.Language).FirstOrDefaultAsync(context.Cancelled);
        context.Database.OutboxMails.Add(mails.Invite(
            invitation, workspace, context.By.Name, secret, own is null ? language : CultureInfo.GetCultureInfo(own)));
    }

    private static Outcome Done(CommandContext context, Invitation invitation, string action) =>
        Outcome.Done(InvitationEvent.Of(invitation, action, context.By, context.Now), invitation.Code, invitation.DisplayName);
}
