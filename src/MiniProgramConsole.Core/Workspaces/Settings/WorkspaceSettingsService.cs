using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.Workspaces.Members;

namespace MiniProgramConsole.Core.Workspaces.Settings;

public sealed class WorkspaceSettingsService(ConsoleDbContext database, CommandRunner runner, TimeProvider time)
{
    public const string NameField = "WorkspaceName";

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
        var candidates = await MemberReader.Members(database, new(workspace.Id)).Where(member => member.BlockedAt == null)
            .ToListAsync(cancellationToken);
        return settings with { Candidates = candidates };
    }

    /// <summary>A name with a link, from before links were refused, can be saved unchanged.</summary>
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

    /// <summary>Owners need a second factor themselves first, so that they can't lock themselves out.</summary>
    public Task<Outcome> RequireSecondFactorAsync(
        WorkspaceMembership workspace, Sender sender, bool isRequired, Guid key, CancellationToken cancellationToken)
    {
        var command = workspace.ToCommand(sender, Permission.ManageWorkspace, key, new { SecondFactor = isRequired }) with
        {
            Stands = async (context, _) => (await context.FindWorkspaceAsync(workspace)).RequiresSecondFactor == isRequired,
        };
        return runner.RunAsync(
            command, async context => RequireSecondFactor(context, await context.FindWorkspaceAsync(workspace), isRequired),
            cancellationToken);
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
            workspace, AuditAction.WorkspaceRenamed, AuditJson.Of(new { WorkspaceName = before }),
            AuditJson.Of(new { WorkspaceName = name }));
    }

    // The owner is the sender, so their account is locked and their second factor can't be removed before this ends.
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
