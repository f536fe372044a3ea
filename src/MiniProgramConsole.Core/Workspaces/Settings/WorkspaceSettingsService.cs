using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.Workspaces.Members;

namespace MiniProgramConsole.Core.Workspaces.Settings;

/// <summary>Shows and changes what a workspace's owner settles for it.</summary>
public sealed class WorkspaceSettingsService(ConsoleDbContext database, CommandRunner runner, TimeProvider time)
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
        var candidates = await MemberReader.Members(database, workspace).Where(member => member.BlockedAt == null).ToListAsync(cancellationToken);
        return settings with { Candidates = candidates };
    }

    /// <summary>Gives a workspace another name.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="sender">Who.</param>
    /// <param name="name">The name as typed, by <see cref="Workspace.NameRule"/>.</param>
    /// <param name="key">The form's key.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public async Task<Outcome> RenameAsync(
        WorkspaceMembership workspace, Sender sender, string? name, Guid key, CancellationToken cancellationToken)
    {
        var check = Workspace.NameRule.Check(name);
        var error = TextMessages.Of("WorkspaceName", Workspace.NameRule, check);
        if (error is not null && check.Verdict != TextVerdict.Link)
        {
            return Outcome.Refused(NameField, error);
        }

        var command = workspace.ToCommand(sender, Permission.ManageWorkspace, key, new { Rename = check.Text }) with
        {
            Stands = async (context, _) => (await context.FindWorkspaceAsync(workspace)).Name == check.Text,
        };
        return await runner.RunAsync(
            command, async context => Rename(context, await context.FindWorkspaceAsync(workspace), check.Text, error), cancellationToken);
    }

    /// <summary>Says whether members need a second factor. Who has none of their own can't require it, and lock themselves out.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="sender">Who.</param>
    /// <param name="isRequired">Whether it is required from now on.</param>
    /// <param name="key">The form's key.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public Task<Outcome> RequireSecondFactorAsync(
        WorkspaceMembership workspace, Sender sender, bool isRequired, Guid key, CancellationToken cancellationToken)
    {
        var command = workspace.ToCommand(sender, Permission.ManageWorkspace, key, new { SecondFactor = isRequired }) with
        {
            Stands = async (context, _) => (await context.FindWorkspaceAsync(workspace)).RequiresSecondFactor == isRequired,
        };
        return runner.RunAsync(
            command, async context => RequireSecondFactor(context, await context.FindWorkspaceAsync(workspace), isRequired), cancellationToken);
    }

    private static Outcome Rename(CommandContext context, Workspace workspace, string name, Message? link)
    {
        var before = workspace.Name;
        if (before == name)
        {
            return Outcome.Unchanged;
        }

        if (link is not null)
        {
            return Outcome.Refused(NameField, link);
        }

        workspace.Name = name;
        return context.Done(
            workspace, AuditAction.WorkspaceRenamed, AuditJson.Of(new { WorkspaceName = before }), AuditJson.Of(new { WorkspaceName = name }));
    }

    // The owner sends it, so the account is locked, and a second factor that is there stays until this is done.
    private static Outcome RequireSecondFactor(CommandContext context, Workspace workspace, bool isRequired)
    {
        if (workspace.RequiresSecondFactor == isRequired)
        {
            return Outcome.Unchanged;
        }

        if (isRequired && !workspace.Owner.TwoFactorEnabled)
        {
            return Outcome.Overtaken(new Message("SecondFactor.OwnFirst"));
        }

        workspace.RequiresSecondFactor = isRequired;
        return context.Done(workspace, isRequired ? AuditAction.SecondFactorRequired : AuditAction.SecondFactorOptional);
    }
}
