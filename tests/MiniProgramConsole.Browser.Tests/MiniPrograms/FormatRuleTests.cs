using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests.MiniPrograms;

/// <summary>The messages and corrections in the browser must match those of the server.</summary>
public sealed class FormatRuleTests(SystemBrowser browser, ITestOutputHelper output)
{
    private const int Step = 0x8000;
    private const int End = 0x110000;

    // Like the walker in FieldRuleTests, but also returns the correction offered.
    private const string Walker = """
        ([id, first, end, before, after]) => {
          const field = document.getElementById(id), runs = [];
          for (let value = first; value < end; value++) {
            if (value >= 0xd800 && value <= 0xdfff) continue;
            const character = String.fromCodePoint(value);
            field.value = before + character + after;
            field.dispatchEvent(new Event("input"));
            field.dispatchEvent(new FocusEvent("blur"));
            const hex = value.toString(16).toUpperCase().padStart(4, "0");
            const message = document.querySelector(`#${id}-error span span + span`)?.textContent ?? "";
            const offered = document.getElementById(`${id}-offer`)?.dataset.offer ?? "";
            const said = `${message.replace(`U+${hex},`, "U+?,").replace(`“${character}”`, "“?”")} ${offered}`;
            const last = runs.at(-1);
            if (last && last[1] === said) last[0]++;
            else runs.push([1, said]);
          }
          return runs.map(([times, said]) => `${times} ${said}`);
        }
        """;

    private static readonly LaunchTarget Target = LaunchTargetList.AlipayChina;

    [Theory, InlineData("ContactNumber", "0571", "8888888"), InlineData("ContactEmail", "a", "@example.com"), Trait("Kind", "Figures")]
    public async Task NumberAndEmail_EveryScalarValue_IsCheckedAndCorrectedAsByTheServer(string field, string before, string after)
    {
        await using var server = new ConsoleServer();
        var page = await OpenAsync(server, javaScript: true);
        var (values, differences) = (0, new List<string>());

        for (var first = 0; first < End; first += Step)
        {
            var found = await page.EvaluateAsync<string[]>(Walker, new object[] { field, first, first + Step, before, after });
            var expected = Runs(field, first, before, after);
            values += expected.Sum(run => int.Parse(run[..run.IndexOf(' ', StringComparison.Ordinal)], CultureInfo.InvariantCulture));
            differences.AddRange(found.Except(expected).Select(run => $"U+{first:X4}…: {run}"));
        }

        Figures.Add(
            output,
            $"message and offer of {field}: {values:N0} scalar values, {differences.Count} differences from the server (0 allowed)");
        Assert.Equal(1_112_064, values);
        Assert.Empty(differences);
    }

    [Fact]
    public async Task PastedNumber_OnLeavingTheField_IsExplainedAndCanBeCorrectedByKeyboard()
    {
        await using var server = new ConsoleServer();
        var page = await OpenAsync(server, javaScript: true);
        var number = page.GetByLabel("Customer Service Contact Number");

        await number.FillAsync("\u202A0571-8888888\u202C");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#ContactNumber-error")).ToHaveTextAsync(
            "Error: The number contains a character that cannot be shown (U+202A, character 1). Delete it and type the text again there.");
        var offer = page.GetByRole(AriaRole.Button, new() { Name = "Use 0571-8888888" });
        await Expect(number).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("Use 0571-8888888"));
        await offer.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(number).ToHaveValueAsync("0571-8888888");
        await Expect(number).ToBeFocusedAsync();
        await Expect(offer).ToHaveCountAsync(0);
        await Expect(page.Locator("#ContactNumber-error")).ToHaveCountAsync(0);
        await Expect(number).Not.ToHaveAttributeAsync("aria-invalid", "true");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task ServerCorrection_WithAndWithoutScripts_IsAButtonOrText(bool javaScript)
    {
        await using var server = new ConsoleServer();
        await using var context = await browser.OpenAsync(server, new() { JavaScriptEnabled = javaScript });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        // Chromium normalises the domain in an email field, so make it a text field.
        await page.Locator("#Email").FillAsync("owner\u200B@demo.example");
        await page.Locator("#Password").FillAsync(Walk.Password);
        await page.Locator("form[action^='/account/sign-in'] button").First.ClickAsync();

        await Expect(page.Locator("#Email-error")).ToContainTextAsync("(U+200B, character 6)");
        await Expect(page.Locator("#Email-offer")).ToHaveTextAsync("Use owner@demo.example");
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Use owner@demo.example" });
        await Expect(button).ToHaveCountAsync(javaScript ? 1 : 0);
        if (javaScript)
        {
            await button.ClickAsync();
            await Expect(page.Locator("#Email")).ToHaveValueAsync("owner@demo.example");
            await Expect(page.Locator("#Email-error")).ToHaveCountAsync(0);
        }
    }

    private static List<string> Runs(string field, int first, string before, string after)
    {
        var runs = new List<(int Times, string Said)>();
        for (var value = first; value < first + Step; value++)
        {
            if (!Rune.IsValid(value))
            {
                continue;
            }

            var said = ExpectedMessage(field, value, before, after);
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

    private static string ExpectedMessage(string field, int value, string before, string after)
    {
        var character = new Rune(value).ToString();
        // A single-line field drops line breaks.
        var text = before + (value is '\n' or '\r' ? "" : character) + after;
        var (check, message) = field == "ContactNumber" ? Decide(Target.Phone, text) : Decide(Target.Email, text);
        var said = message?.In(CultureInfo.GetCultureInfo("en"))
            .Replace($"U+{value:X4},", "U+?,", StringComparison.Ordinal).Replace($"“{character}”", "“?”", StringComparison.Ordinal);
        return $"{said} {check.Suggestion}";
    }

    private static (TextCheck Check, Message? Message) Decide(PhoneRule rule, string text) =>
        (rule.Check(text), TextMessages.Of(rule, rule.Check(text)));

    private static (TextCheck Check, Message? Message) Decide(EmailRule rule, string text) =>
        (rule.Check(text), TextMessages.Of(rule, rule.Check(text)));

    private async Task<IPage> OpenAsync(ConsoleServer server, bool javaScript)
    {
        var page = await browser.OpenListAsync(server, javaScript);
        await page.LinkAsync("+ Create Mini Program");
        await Expect(page.Locator("#Name-counter")).ToBeVisibleAsync();
        return page;
    }
}
