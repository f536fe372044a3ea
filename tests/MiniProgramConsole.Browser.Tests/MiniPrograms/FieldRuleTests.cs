using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.Text;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests.MiniPrograms;

/// <summary>The messages in the browser must match those of the server.</summary>
public sealed class FieldRuleTests(SystemBrowser browser, ITestOutputHelper output)
{
    private const int Step = 0x8000;
    private const int End = 0x110000;

    // Types each text into the name, leaves the field and returns the result, once for a run of equal results.
    private const string Walker = """
        ([first, end, before]) => {
          const field = document.getElementById("Name"), runs = [];
          const counter = document.getElementById("Name-counter");
          for (let value = first; value < end; value++) {
            if (value >= 0xd800 && value <= 0xdfff) continue;
            field.value = before + String.fromCodePoint(value);
            field.dispatchEvent(new Event("input"));
            field.dispatchEvent(new FocusEvent("blur"));
            const hex = value.toString(16).toUpperCase().padStart(4, "0");
            const message = document.querySelector("#Name-error span span + span")?.textContent ?? "";
            const said = `${parseInt(counter.textContent, 10)} ${message.replace(`U+${hex},`, "U+?,")}`;
            const last = runs.at(-1);
            if (last && last[1] === said) last[0]++;
            else runs.push([1, said]);
          }
          return runs.map(([times, said]) => `${times} ${said}`);
        }
        """;

    private static readonly TextRule Rule = LaunchTargetList.AlipayChina.Name;

    [Theory, InlineData(""), InlineData("ab"), Trait("Kind", "Figures")]
    public async Task Name_EveryScalarValue_IsCountedAndCheckedAsByTheServer(string before)
    {
        await using var server = new ConsoleServer();
        var page = await OpenAsync(server);
        var (values, differences) = (0, new List<string>());

        for (var first = 0; first < End; first += Step)
        {
            var found = await page.EvaluateAsync<string[]>(Walker, new object[] { first, first + Step, before });
            var expected = Runs(first, before);
            values += expected.Sum(run => int.Parse(run[..run.IndexOf(' ', StringComparison.Ordinal)], CultureInfo.InvariantCulture));
            differences.AddRange(found.Except(expected).Select(run => $"U+{first:X4}…: {run}"));
        }

        Figures.Add(
            output,
            $"counter and message after '{before}': {values:N0} scalar values, {differences.Count} differences from the server (0 allowed)");
        Assert.Equal(1_112_064, values);
        Assert.Empty(differences);
    }

    [Fact]
    public async Task Message_OnLeavingTheField_AppearsAndGoesOnceTheValueIsValid()
    {
        await using var server = new ConsoleServer();
        var page = await OpenAsync(server);
        var (name, error) = (page.GetByLabel("Mini Program Name"), page.Locator("#Name-error"));

        await name.PressSequentiallyAsync("晨");
        await Expect(error).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Tab");
        await Expect(error).ToHaveTextAsync("Error: The name is 2 characters long. It needs at least 3.");
        await Expect(name).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(name).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("needs at least 3"));
        await name.PressSequentiallyAsync("光");

        await Expect(error).ToHaveCountAsync(0);
        await Expect(name).Not.ToHaveAttributeAsync("aria-invalid", "true");
    }

    [Theory]
    [InlineData("Customer Service Contact Number", "05711234567", "0571-1234567", "ContactNumber")]
    [InlineData("Customer Service Contact Email", "service@", "service@demo.example", "ContactEmail")]
    public async Task ServerMessage_OnceTheValueIsValid_GoesWithItsLineInTheSummary(string label, string wrong, string right, string field)
    {
        await using var server = new ConsoleServer();
        var page = await OpenAsync(server);
        await page.GetByLabel(label).FillAsync(wrong);
        await page.PressAsync("Create");
        var (lines, all) = (page.Locator(".error-summary li"), MiniProgramFieldList.Modifiable.Count);
        await Expect(lines).ToHaveCountAsync(all);
        var said = await page.Locator($"#{field}-error").TextContentAsync();

        await page.GetByLabel(label).FillAsync(right);
        await Expect(page.Locator($"#{field}-error")).ToHaveCountAsync(0);
        await Expect(lines).ToHaveCountAsync(all - 1);
        await Expect(page.Locator(".error-summary h2")).ToHaveTextAsync($"There are {all - 1} problems");
        await page.GetByLabel(label).FillAsync(wrong);
        await page.GetByLabel(label).BlurAsync();

        await Expect(page.Locator($"#{field}-error")).ToHaveTextAsync(said!);
    }

    [Fact]
    public async Task PersonName_ThatMailProgramsTurnIntoALink_IsRefusedAsByTheServer()
    {
        await using var server = new ConsoleServer();
        var page = await browser.OpenListAsync(server, javaScript: true);
        await page.GotoAsync("/account");
        var (name, error) = (page.Locator("#DisplayName"), page.Locator("#DisplayName-error"));

        foreach (var text in new[] { "Dr.Li", "paypal.com", "J.R. Smith", "evil．example／prize", "Wei.Zhang", "看evil。shop吧", "W/O", "例子.公司",
            "St.John" })
        {
            await name.FillAsync(text);
            await name.BlurAsync();
            var message = TextMessages.Of(
                "DisplayName", ApplicationUser.NameRule, ApplicationUser.NameRule.Check(text))?.In(CultureInfo.GetCultureInfo("en"));
            await (message is null ? Expect(error).ToHaveCountAsync(0) : Expect(error).ToHaveTextAsync($"Error: {message}"));
        }
    }

    private static List<string> Runs(int first, string before)
    {
        var runs = new List<(int Times, string Said)>();
        for (var value = first; value < first + Step; value++)
        {
            if (!Rune.IsValid(value))
            {
                continue;
            }

            var said = ExpectedMessage(value, before);
            if (runs.Count > 0 && runs[^1].Said == said)
            {
                runs[^1] = (runs[^1].Times + 1, said);
            }
            else
            {
                runs.Add((1, said));
            }
        }

        return [.. runs.Select(run => $"{run.Times} {run.Said}")];
    }

    private static string ExpectedMessage(int value, string before)
    {
        // A single-line field drops line breaks.
        var text = before + (value is '\n' or '\r' ? "" : new Rune(value).ToString());
        var check = Rule.Check(text);
        var message = TextMessages.Of("Name", Rule, check)?.In(CultureInfo.GetCultureInfo("en"));
        return $"{Rule.Count(check.Text)} {message?.Replace($"U+{value:X4},", "U+?,", StringComparison.Ordinal)}";
    }

    private async Task<IPage> OpenAsync(ConsoleServer server)
    {
        var page = await browser.OpenListAsync(server, javaScript: true);
        await page.LinkAsync("+ Create Mini Program");
        await Expect(page.Locator("#Name-counter")).ToBeVisibleAsync();
        return page;
    }
}
