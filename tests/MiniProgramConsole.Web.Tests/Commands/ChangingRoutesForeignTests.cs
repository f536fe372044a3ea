using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using MiniProgramConsole.Web.Tests.Commands.Walk;
using MiniProgramConsole.Web.Tests.Testing.Databases;

namespace MiniProgramConsole.Web.Tests.Commands;

/// <summary>Sends each form, with permission, to the addresses of another workspace and with the codes of its items.</summary>
public sealed partial class ChangingRoutesForeignTests
{
    [Theory, EachDatabase]
    public Task EveryRoute_SentToAnotherWorkspacesItems_ChangesNothing(Database database) =>
        ChangingWalk.RunAsync(database, async (walk, route) =>
    {
        if (route.By == SentBy.Nobody)
        {
            return;
        }

        var others = await route.PrepareAsync(await ChangingStage.OnAsync(walk.Host, route));
        var own = await route.PrepareAsync(await ChangingStage.OnAsync(walk.Host, route));
        var address = own.Form.GetAttribute("action")!;
        foreach (var (what, foreign) in AddressesBetween(route.Pattern, address, others.Form.GetAttribute("action")!))
        {
            own.Form.SetAttribute("action", foreign);
            await ExpectNothingAsync(walk, route, what, own);
        }

        own.Form.SetAttribute("action", address);
        var theirs = ValuesOf(others);
        foreach (var (name, _) in ValuesOf(own).Where(field => theirs.TryGetValue(field.Key, out var value) && value != field.Value))
        {
            await ExpectNothingAsync(walk, route, $"field {name}", own with { Typed = new(own.Typed) { [name] = theirs[name] } });
        }
    });

    private static async Task ExpectNothingAsync(ChangingWalk walk, ChangingRoute route, string what, ReadyForm form)
    {
        var before = await walk.StateAsync();
        var answer = await form.SendAsync();
        var changed = (await walk.StateAsync()).ChangedSince(before);
        walk.Expect(changed.Count == 0, $"{route} with a foreign {what} changes {string.Join(", ", changed)}");
        walk.Expect((int)answer.Status is >= 300 and < 500, $"{route} with a foreign {what} answers {(int)answer.Status}");
    }

    /// <summary>The sender's own address with one of the other workspace's values at a time, then its whole address.</summary>
    private static IEnumerable<(string What, string Address)> AddressesBetween(string pattern, string own, string others)
    {
        var (ownPath, otherPath) = (own.Split('?')[0].Trim('/').Split('/'), others.Split('?')[0].Trim('/').Split('/'));
        var places = pattern.Split('/').Index().Where(part => part.Item.StartsWith('{') && ownPath[part.Index] != otherPath[part.Index])
            .ToList();
        foreach (var (place, name) in places)
        {
            string[] mixed = [.. ownPath[..place], otherPath[place], .. ownPath[(place + 1)..]];
            yield return (name, $"/{string.Join('/', mixed)}");
        }

        if (places.Count > 1)
        {
            yield return ("address", others);
        }
    }

    /// <summary>The codes, numbers and hashes in a form, by field name.</summary>
    private static Dictionary<string, string?> ValuesOf(ReadyForm form) => form.Form.Elements.OfType<IHtmlInputElement>()
        .Where(input => input is { Type: "hidden", Name.Length: > 0 })
        .Select(input => KeyValuePair.Create(input.Name!, (string?)input.Value))
        .Concat(form.Typed).GroupBy(field => field.Key).Select(group => group.Last())
        .Where(field => field.Value is { } value && Code().IsMatch(value)).ToDictionary();

    [GeneratedRegex("^(?:[a-z0-9]{12}|[0-9]{16}|[0-9a-f]{64})$")]
    private static partial Regex Code();
}
