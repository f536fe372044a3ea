using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using MiniProgramConsole.Web.Tests.Commands.Walk;
using MiniProgramConsole.Web.Tests.Testing.Databases;

namespace MiniProgramConsole.Web.Tests.Commands;

/// <summary>Sends each form with fields and a query string that contradict its address. The address must win.</summary>
public sealed partial class ChangingRoutesAddressTests
{
    private const string Foreign = "zzzzzzzzzzzz";

    [Theory, EachDatabase]
    public Task EveryRoute_WithConflictingFieldsAndQuery_DoesWhatItsAddressSays(Database database) =>
        ChangingWalk.RunAsync(database, async (walk, route) =>
        {
            var names = Parameter().Matches(route.Pattern).Select(match => match.Groups[1].Value).ToList();
            if (names.Count == 0)
            {
                return;
            }

            var plain = await SendAsync(walk, await route.PrepareAsync(await ChangingStage.OnAsync(walk.Host, route)));
            var form = await route.PrepareAsync(await ChangingStage.OnAsync(walk.Host, route));
            var others = names.ToDictionary(name => name, _ => (string?)Foreign);
            form.Form.SetAttribute("action", QueryHelpers.AddQueryString(form.Form.GetAttribute("action")!, others));
            var misled = await SendAsync(walk, form with { Typed = new Dictionary<string, string?>([.. form.Typed, .. others]) });

            walk.Expect(plain == misled, $"{route} does ({plain}), and with others named ({misled})");
        });

    private static async Task<string> SendAsync(ChangingWalk walk, ReadyForm form)
    {
        var before = await walk.StateAsync();
        var answer = await form.SendAsync();
        return $"{answer.Status}: {(await walk.StateAsync()).EffectSince(before)}";
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();
}
