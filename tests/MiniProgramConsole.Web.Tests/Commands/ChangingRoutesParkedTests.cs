using System.Net;
using MiniProgramConsole.Web.Tests.Commands.Walk;
using MiniProgramConsole.Web.Tests.Testing.Databases;

namespace MiniProgramConsole.Web.Tests.Commands;

/// <summary>
/// Each sender loses permission while the request is in progress. Nothing may change, and the answer must be the one for someone who never
/// had it. If the permission table still allows it, the form must take effect.
/// </summary>
public sealed class ChangingRoutesParkedTests
{
    [Theory, EachDatabase]
    public Task EveryRoute_WhoseSenderLosesPermissionDuringTheRequest_ChangesNothing(Database database) =>
        ChangingWalk.RunAsync(database, async (walk, route) =>
    {
        var endpoint = ChangingRoutes.Of(walk.Host)[route.Pattern];
        ChangingStage? stage = null;
        foreach (var loss in route.Losses())
        {
            var isAllowed = route.IsStillAllowed(endpoint, loss);
            var isClean = await walk.TryAsync($"{route} while {loss}", async () =>
            {
                stage ??= await ChangingStage.OnAsync(walk.Host, route);
                await ParkAsync(walk, route, stage, loss, isAllowed);
            });
            // A stage can be used again if the form had no effect.
            stage = isClean && !isAllowed && !route.Exemptions.ContainsKey(loss) ? stage : null;
        }
    });

    private static async Task ParkAsync(ChangingWalk walk, ChangingRoute route, ChangingStage stage, WalkCase loss, bool isAllowed)
    {
        var what = $"{route} while {loss}";
        var form = await route.PrepareAsync(stage);
        ChangingState? before = null;
        walk.InBetween.Happens = async () =>
        {
            await ChangingLoss.TakeAsync(stage, loss);
            before = await walk.StateAsync();
        };
        walk.InBetween.IsArmed = true;

        var answer = await form.SendAsync();

        walk.InBetween.IsArmed = false;
        walk.Expect((int)answer.Status < 500, $"{what} answers {answer.Status}");
        if (route.Exemptions.ContainsKey(loss))
        {
            return;
        }

        if (before is null)
        {
            walk.Expect(false, $"{what} begins no transaction");
            await ChangingLoss.TakeAsync(stage, loss);
            before = await walk.StateAsync();
        }

        var changed = (await walk.StateAsync()).ChangedSince(before, route.Beside);
        if (isAllowed)
        {
            walk.Expect(
                (int)answer.Status < 400 && changed.Count > 0, $"{what} answers {answer.Status} and does nothing, which is still allowed");
            return;
        }

        var expected = ExpectedAfter(loss);
        walk.Expect(route.By == SentBy.Nobody || answer.Status == expected, $"{what} answers {answer.Status}, not {expected}");
        walk.Expect(
            route.By == SentBy.Nobody || expected != HttpStatusCode.Redirect
                || answer.Location?.StartsWith("/account/sign-in", StringComparison.Ordinal) == true,
            $"{what} leads to {answer.Location}");
        walk.Expect(changed.Count == 0, $"{what} changes {string.Join(", ", changed)}");
        await ChangingLoss.GiveBackAsync(stage, loss);
    }

    private static HttpStatusCode ExpectedAfter(WalkCase loss) => loss switch
    {
        WalkCase.SignedOut or WalkCase.AccountDeleted => HttpStatusCode.Redirect,
        WalkCase.Blocked or WalkCase.Removed or WalkCase.Closed => HttpStatusCode.NotFound,
        _ => HttpStatusCode.Forbidden,
    };
}
