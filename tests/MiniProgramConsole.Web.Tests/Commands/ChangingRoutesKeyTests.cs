using System.Net;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Tests.Commands.Walk;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Commands;

/// <summary>Sends each form with an unreadable key, one that its sender has used, and one that another person has used.</summary>
public sealed class ChangingRoutesKeyTests
{
    [Theory, EachDatabase]
    public Task EveryRoute_WithAKeyThatIsNotValid_ChangesNothingAndReturnsTheForm(Database database) =>
        ChangingWalk.RunAsync(database, async (walk, route) =>
    {
        var stage = await ChangingStage.OnAsync(walk.Host, route);
        await RefuseAsync(walk, route, stage, WalkCase.UnreadableKey, "unreadable");
        stage = await NextAsync(walk, route, stage, WalkCase.UnreadableKey);
        await RefuseAsync(walk, route, stage, WalkCase.SpentKey, await UseAsync(stage, stage.Sender));
        stage = await NextAsync(walk, route, stage, WalkCase.SpentKey);

        var form = await route.PrepareAsync(stage);
        var key = await UseAsync(stage, stage.Sender == stage.Owner ? stage.Master : stage.Owner);
        var before = await walk.StateAsync();
        var answer = await form.SendAsync(key);
        walk.Expect((int)answer.Status < 500, $"{route} with a foreign key answers {answer.Status}");
        if (!route.Exemptions.ContainsKey(WalkCase.ForeignKey))
        {
            walk.Expect((int)answer.Status < 400, $"{route} with a foreign key answers {answer.Status}");
            walk.Expect((await walk.StateAsync()).ChangedSince(before).Count > 0, $"{route} with a foreign key does nothing");
        }
    });

    private static async Task RefuseAsync(ChangingWalk walk, ChangingRoute route, ChangingStage stage, WalkCase kind, string key)
    {
        var form = await route.PrepareAsync(stage);
        var before = await walk.StateAsync();
        var answer = await form.SendAsync(key);
        walk.Expect((int)answer.Status < 500, $"{route} with {kind} answers {answer.Status}");
        if (route.Exemptions.ContainsKey(kind))
        {
            return;
        }

        var changed = (await walk.StateAsync()).ChangedSince(before);
        walk.Expect(changed.Count == 0, $"{route} with {kind} changes {string.Join(", ", changed)}");
        walk.Expect(answer.Status == HttpStatusCode.BadRequest, $"{route} with {kind} answers {answer.Status}");
        walk.Expect(
            route.WhyNotBack is not null || answer.Status != HttpStatusCode.BadRequest || form.WhatIsMissingIn(answer, key) is null,
            $"{route} with {kind} comes back without {form.WhatIsMissingIn(answer, key)}");
    }

    // On routes where the key has no effect, the form may have taken effect, so a new stage is needed.
    private static async Task<ChangingStage> NextAsync(ChangingWalk walk, ChangingRoute route, ChangingStage stage, WalkCase sent) =>
        route.Exemptions.ContainsKey(sent) ? await ChangingStage.OnAsync(walk.Host, route) : stage;

    /// <summary>Marks a key as used for something else.</summary>
    private static async Task<string> UseAsync(ChangingStage stage, Person by)
    {
        var key = Guid.NewGuid();
        await stage.WriteAsync(context =>
        {
            context.Add(new IdempotencyRecord
            {
                UserId = by.Id,
                Token = key,
                Fingerprint = Hashing.Sha256("something else"),
                SubjectId = "something-else",
                SubjectName = "Something else",
                At = stage.Host.Time.Now,
            });
            return Task.CompletedTask;
        });
        return $"{key}";
    }
}
