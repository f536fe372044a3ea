using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>Shows and changes what a workspace's owner settles for it.</summary>
public sealed class WorkspaceSettingsService(ConsoleDbContext database, WorkspaceForms forms, MemberReader members, TimeProvider time)
{
    /// <summary>The name of the field that says the workspace's name.</summary>
    public const string NameField = "WorkspaceName";

    /// <summary>A workspace's settings as they are.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    public async Task<WorkspaceSettings> ReadAsync(WorkspaceMembership workspace, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var settings = await database.Workspaces.Where(row => row.Id == workspace.Id)
            .LeftJoin(database.OwnershipOffers.Where(offer => offer.ExpiresAt > now), row => row.Id, offer => offer.WorkspaceId,
                (row, offer) => new WorkspaceSettings
                {
                    RequiresSecondFactor = row.RequiresSecondFactor,
                    OwnerHasSecondFactor = row.Owner.TwoFactorEnabled,
                    OfferedTo = offer!.ToUser.DisplayName,
                    OfferedUntil = (DateTime?)offer.ExpiresAt,
                })
            .SingleAsync(cancellationToken);
        var heirs = await members.Members(workspace).Where(member => member.BlockedAt == null).ToListAsync(cancellationToken);
        return settings with { Heirs = heirs };
    }

    /// <summary>Gives a workspace another name.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="by">Who.</param>
    /// <param name="name">The name as typed, by <see cref="Workspace.NameRule"/>.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <exception cref="WorkspaceClosedException">The workspace is closed.</exception>
    public async Task<SettingsResult> RenameAsync(
        WorkspaceMembership workspace, Actor by, string? name, Guid token, CancellationToken cancellationToken)
    {
        var check = Workspace.NameRule.Check(name);
        return TextMessages.Of("WorkspaceName", Workspace.NameRule, check) is { } error
            ? SettingsResult.Refused(NameField, error)
            : await forms.RunAsOwnerAsync(
                workspace, by, IdempotencyKey.Of(by.UserId, token, new { Rename = workspace.Code, Name = check.Text }),
                attempt => Task.FromResult(Rename(attempt, check.Text)), cancellationToken);
    }

    /// <summary>Says whether members need a second factor. Who has none of their own can't require it, and lock themselves out.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="by">Who.</param>
    /// <param name="isRequired">Whether it is required from now on.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <exception cref="WorkspaceClosedException">The workspace is closed.</exception>
    public Task<SettingsResult> RequireSecondFactorAsync(
        WorkspaceMembership workspace, Actor by, bool isRequired, Guid token, CancellationToken cancellationToken) => forms.RunAsOwnerAsync(
        workspace, by, IdempotencyKey.Of(by.UserId, token, new { SecondFactor = workspace.Code, isRequired }),
        attempt => Task.FromResult(RequireSecondFactor(attempt, isRequired)), cancellationToken);

    private static SettingsResult Rename(WorkspaceAttempt attempt, string name)
    {
        var before = attempt.Workspace.Name;
        if (before == name)
        {
            return SettingsResult.Unchanged;
        }

        attempt.Workspace.Name = name;
        return attempt.Done(AuditAction.WorkspaceRenamed, AuditJson.Of(new { WorkspaceName = before }), AuditJson.Of(new { WorkspaceName = name }));
    }

    private static SettingsResult RequireSecondFactor(WorkspaceAttempt attempt, bool isRequired)
    {
        if (attempt.Workspace.RequiresSecondFactor == isRequired)
        {
            return SettingsResult.Unchanged;
        }

        if (isRequired && !attempt.Workspace.Owner.TwoFactorEnabled)
        {
            return SettingsResult.Refused("", new Message("SecondFactor.OwnFirst"));
        }

        attempt.Workspace.RequiresSecondFactor = isRequired;
        return attempt.Done(isRequired ? AuditAction.SecondFactorRequired : AuditAction.SecondFactorOptional);
    }
}
