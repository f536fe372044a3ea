using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing;

namespace MiniProgramConsole.Web.Tests.Commands.Walk;

/// <summary>Routes for workspace settings and ownership.</summary>
internal static class ChangingRoutesOfSettings
{
    private const string Settings = "workspaces/{workspace}/settings";
    private const string Ownership = "workspaces/{workspace}/ownership";

    public static IReadOnlyList<ChangingRoute> All { get; } =
    [
        new(
            Settings + "/name",
            SentBy.Owner,
            stage => stage.FillAsync($"{stage.Home}/settings", "/settings/name", ("WorkspaceName", "Renamed Tea"))),
        new ChangingRoute(
            Settings + "/second-factor/require", SentBy.Owner, stage => stage.FillAsync($"{stage.Home}/settings", "/second-factor/require"))
        {
            ArrangeAsync = stage => stage.AddSecondFactorAsync(),
        }.Except("who requires it has one", WalkCase.SecondFactorRequired),
        new ChangingRoute(
            Settings + "/second-factor/lift", SentBy.Owner, stage => stage.FillAsync($"{stage.Home}/settings", "/second-factor/lift"))
        {
            ArrangeAsync = async stage =>
            {
                await stage.AddSecondFactorAsync();
                await ChangingLoss.TakeAsync(stage, WalkCase.SecondFactorRequired);
            },
        }.Except("it is required already, and who lifts it has one", WalkCase.SecondFactorRequired),
        new(Settings + "/offer", SentBy.Owner, async stage =>
        {
            var ready = await stage.FillAsync($"{stage.Home}/settings", "/settings/offer");
            ready.Typed[ready.Form.QuerySelector("select")!.GetAttribute("name")!] = stage.Developer.Code;
            return ready;
        }),
        new(Settings + "/offer/cancel", SentBy.Owner, stage => stage.FillAsync($"{stage.Home}/settings", "/offer/cancel"))
        {
            ArrangeAsync = stage => OfferAsync(stage, stage.Developer.Id),
        },
        new(
            Settings + "/merchant",
            SentBy.Owner,
            stage => stage.FillAsync($"{stage.Home}/settings/merchant", "/merchant", ("MerchantName", "Renamed Merchant"))),
        new(Settings + "/workspaces", SentBy.Owner, stage => stage.FillAsync(
            $"{stage.Home}/settings/workspaces/new", "/workspaces", ("WorkspaceName", "Another Shop"))),
        new(
            Settings + "/close",
            SentBy.Owner,
            stage => stage.FillAsync($"{stage.Home}/settings/close", "/close", ("TypedName", "Test Workspace")))
        {
            // A workspace can be closed only if nothing in it can be restored.
            ArrangeAsync = stage => stage.WriteAsync(async context =>
            {
                var program = await context.MiniPrograms.FindAsync([stage.Program.Id], TestContext.Current.CancellationToken);
                program!.Delete(
                    new Core.Auditing.Actor(stage.Owner.Id, stage.Owner.Name, null),
                    stage.Host.Time.Now - MiniProgram.RestorableFor - SecondFactors.Step);
            }),
        },
        new(Ownership + "/accept", SentBy.Master, stage => stage.FillAsync($"{stage.Home}/ownership", "/accept"))
        {
            ArrangeAsync = stage => OfferAsync(stage, stage.Master.Id),
        },
        new(Ownership + "/decline", SentBy.Master, stage => stage.FillAsync($"{stage.Home}/ownership", "/decline"))
        {
            ArrangeAsync = stage => OfferAsync(stage, stage.Master.Id),
        },
    ];

    private static Task OfferAsync(ChangingStage stage, long to) => stage.WriteAsync(context =>
    {
        var now = stage.Host.Time.Now;
        context.Add(new OwnershipOffer
        {
            WorkspaceId = stage.Workspace.Id,
            ToUserId = to,
            OfferedAt = now,
            ExpiresAt = now
            + OwnershipOffer.Lifetime
        });
        return Task.CompletedTask;
    });
}
