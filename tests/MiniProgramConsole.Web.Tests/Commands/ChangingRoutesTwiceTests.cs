using MiniProgramConsole.Web.Tests.Commands.Walk;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Commands;

public sealed class ChangingRoutesTwiceTests
{
    [Theory, EachDatabase]
    public Task EveryRoute_SentTwiceAtTheSameMoment_HasOneEffect(Database database) =>
        ChangingWalk.RunAsync(database, async (walk, route) =>
    {
        var once = await ChangingStage.OnAsync(walk.Host, route);
        var (onceEffect, onceChanged, answers) = await SendAsync(walk, await route.PrepareAsync(once), times: 1);
        walk.Expect((int)answers[0].Status < 400, $"{route} sent once answers {answers[0].Status}: {Words(answers[0])}");

        var twice = await ChangingStage.OnAsync(walk.Host, route);
        var (effect, _, both) = await SendAsync(walk, await route.PrepareAsync(twice), times: 2);
        walk.Expect(both.All(answer => (int)answer.Status < 500), $"{route} sent twice answers {both[0].Status} and {both[1].Status}");
        walk.Expect(both.Any(answer => (int)answer.Status < 400), $"{route} sent twice answers {both[0].Status} and {both[1].Status}");
        if (!route.Exemptions.ContainsKey(WalkCase.Twice))
        {
            walk.Expect(onceChanged, $"{route} sent once changes nothing");
            walk.Expect(effect == onceEffect, $"{route} has the effect ({onceEffect}) once, and ({effect}) twice");
        }
    });

    private static async Task<(string Effect, bool Changed, Page[] Answers)> SendAsync(ChangingWalk walk, ReadyForm form, int times)
    {
        var before = await walk.StateAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, times).Select(_ => Task.Run(form.SendAsync)));
        var after = await walk.StateAsync();
        return (after.EffectSince(before), after.ChangedSince(before).Count > 0, answers);
    }

    private static string Words(Page answer) => Page.Normal(answer.Document.QuerySelector("[role=alert], h1")?.TextContent ?? "");
}
