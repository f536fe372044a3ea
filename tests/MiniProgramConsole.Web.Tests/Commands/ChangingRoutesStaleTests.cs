using System.Net;
using MiniProgramConsole.Web.Tests.Commands.Walk;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Commands;

/// <summary>Sends each form with an invalid antiforgery token from the console, from another site and from an unknown source.</summary>
public sealed class ChangingRoutesStaleTests
{
    private const string Token = "__RequestVerificationToken";

    // Menu forms have no page of their own: the answer redirects to the page they were on, with a message.
    private static readonly string[] LeadOn = ["account/sign-out", "account/language", "account/guide/dismiss"];

    [Theory, EachDatabase]
    public Task EveryRoute_WithAnInvalidAntiforgeryToken_ChangesNothing(Database database) =>
        ChangingWalk.RunAsync(database, async (walk, route) =>
    {
        var stage = await ChangingStage.OnAsync(walk.Host, route);
        foreach (var site in new[] { null, "cross-site", "same-site", "same-origin" })
        {
            var form = await route.PrepareAsync(stage);
            var key = form.Form.QuerySelector("input[name=token]")?.GetAttribute("value") ?? "";
            var before = await walk.StateAsync();
            var answer = await SendAsync(form, site);
            var changed = (await walk.StateAsync()).ChangedSince(before);
            walk.Expect(changed.Count == 0, $"{route} from {site} changes {string.Join(", ", changed)}");
            if (site != "same-origin")
            {
                walk.Expect(
                    answer is { Status: HttpStatusCode.BadRequest } && answer.Heading == "We couldn't understand this request",
                    $"{route} from {site} answers {answer.Status}");
                walk.Expect(
                    answer.Document.QuerySelector(".field") is null,
                    $"{route} from {site} shows a form");
            }
            else if (LeadOn.Contains(route.Pattern))
            {
                walk.Expect(answer.Status == HttpStatusCode.Redirect, $"{route} answers {answer.Status}");
            }
            else if (route.WhyNotBack is null && !route.Pattern.EndsWith("/options", StringComparison.Ordinal))
            {
                // Discarding redirects to the page it was sent from.
                var isBack = answer.Status == HttpStatusCode.BadRequest;
                walk.Expect(isBack || route.Pattern.EndsWith("/discard", StringComparison.Ordinal), $"{route} answers {answer.Status}");
                var missing = isBack ? form.WhatIsMissingIn(answer, key) : null;
                walk.Expect(
                    missing is null or "a new key" && (missing is null || key.Length == 0 || !IsKey(key)),
                    $"{route} comes back without {missing}");
            }
        }
    });

    // Links have a field of the same name that isn't a key.
    private static bool IsKey(string value) => Guid.TryParse(value, out _);

    private static async Task<Page> SendAsync(ReadyForm form, string? site)
    {
        var headers = form.Visitor.Client.DefaultRequestHeaders;
        if (site is not null)
        {
            headers.Add("Sec-Fetch-Site", site);
            headers.Add("Sec-Fetch-Mode", "navigate");
        }

        form.Form.QuerySelector($"input[name={Token}]")!.SetAttribute("value", "none");
        var answer = await form.SendAsync();
        headers.Remove("Sec-Fetch-Site");
        headers.Remove("Sec-Fetch-Mode");
        return answer;
    }
}
