using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Web.Tests.Commands.Walk;

/// <summary>Removes the permissions of a stage's sender and restores them.</summary>
internal static class ChangingLoss
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task TakeAsync(ChangingStage stage, WalkCase loss)
    {
        await using var context = stage.Host.NewContext();
        var (workspaceId, senderId, now) = (stage.Workspace.Id, stage.Sender.Id, stage.Host.Time.Now);
        var membership = context.WorkspaceMembers.Where(row => row.WorkspaceId == workspaceId && row.UserId == senderId);
        var workspace = context.Workspaces.Where(row => row.Id == workspaceId);
        var sessions = context.Sessions.Where(row => row.UserId == senderId);
        var changed = loss switch
        {
            WalkCase.Blocked => await membership.ExecuteUpdateAsync(set => set.SetProperty(row => row.BlockedAt, now), Cancelled),
            WalkCase.Removed => await membership.ExecuteDeleteAsync(Cancelled),
            WalkCase.MadeDeveloper =>
                await membership.ExecuteUpdateAsync(set => set.SetProperty(row => row.Role, WorkspaceRole.Developer), Cancelled),
            WalkCase.SignedOut => await sessions.ExecuteDeleteAsync(Cancelled),
            WalkCase.AccountDeleted => await sessions.ExecuteDeleteAsync(Cancelled)
                + await context.Users.Where(row => row.Id == senderId)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.DeletedAt, now), Cancelled),
            WalkCase.Closed => await workspace.ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedAt, now), Cancelled),
            WalkCase.SecondFactorRequired =>
                await workspace.ExecuteUpdateAsync(set => set.SetProperty(row => row.RequiresSecondFactor, true), Cancelled),
            WalkCase.HandedOver => await HandOverAsync(stage, stage.Owner.Id, stage.NewOwner.Id),
            _ => throw new ArgumentOutOfRangeException(nameof(loss)),
        };
        Assert.True(changed > 0, $"{loss} changed nothing.");
    }

    /// <summary>Restores the permission. A sender whose session ended gets a new one.</summary>
    public static async Task GiveBackAsync(ChangingStage stage, WalkCase loss)
    {
        await using var context = stage.Host.NewContext();
        var (workspaceId, senderId) = (stage.Workspace.Id, stage.Sender.Id);
        var membership = context.WorkspaceMembers.Where(row => row.WorkspaceId == workspaceId && row.UserId == senderId);
        var workspace = context.Workspaces.Where(row => row.Id == workspaceId);
        DateTime? never = null;
        switch (loss)
        {
            case WalkCase.Blocked:
                await membership.ExecuteUpdateAsync(set => set.SetProperty(row => row.BlockedAt, never), Cancelled);
                break;
            case WalkCase.Removed:
                await stage.Host.Data.AddMemberAsync(
                    stage.Workspace, stage.Sender, stage.Sender == stage.Master ? WorkspaceRole.Master : WorkspaceRole.Developer);
                break;
            case WalkCase.MadeDeveloper:
                await membership.ExecuteUpdateAsync(set => set.SetProperty(row => row.Role, WorkspaceRole.Master), Cancelled);
                break;
            case WalkCase.AccountDeleted:
                await context.Users.Where(row => row.Id == senderId)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.DeletedAt, never), Cancelled);
                break;
            case WalkCase.Closed:
                await workspace.ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedAt, never), Cancelled);
                break;
            case WalkCase.SecondFactorRequired:
                await workspace.ExecuteUpdateAsync(set => set.SetProperty(row => row.RequiresSecondFactor, false), Cancelled);
                break;
            case WalkCase.HandedOver:
                await HandOverAsync(stage, stage.NewOwner.Id, stage.Owner.Id);
                break;
        }

        if (loss is WalkCase.SignedOut or WalkCase.AccountDeleted)
        {
            await stage.EnterAsync();
        }
    }

    private static async Task<int> HandOverAsync(ChangingStage stage, long from, long to)
    {
        await using var context = stage.Host.NewContext();
        context.Add(new WorkspaceMember
        {
            WorkspaceId = stage.Workspace.Id,
            UserId = from,
            Role = WorkspaceRole.Master,
            JoinedAt = stage.Host.Time.Now
        });
        await context.SaveChangesAsync(Cancelled);
        return await context.WorkspaceMembers.Where(row => row.WorkspaceId == stage.Workspace.Id && row.UserId == to)
            .ExecuteDeleteAsync(Cancelled)
            + await context.Workspaces.Where(row => row.Id == stage.Workspace.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.OwnerId, to), Cancelled);
    }
}
