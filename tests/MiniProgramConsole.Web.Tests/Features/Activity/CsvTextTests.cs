using System.Globalization;
using System.Text;
using CsvHelper;
using MiniProgramConsole.Web.Features.Shared.Csv;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Activity;

public sealed class CsvTextTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string Dangerous = "=+-@＝＋－＠";

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("Bonus;=1+1", "Bonus;'=1+1")]
    [InlineData("a\t+1", "a\t'+1")]
    [InlineData("a,@x", "a,'@x")]
    [InlineData("a|-1", "a|'-1")]
    [InlineData("a\n=1", "a\n'=1")]
    [InlineData("a; \"=1", "a; \"'=1")]
    [InlineData(";;＝1", ";;'＝1")]
    [InlineData("\tx", "'\tx")]
    [InlineData("A - B = C", "A - B = C")]
    [InlineData("0571-1234567", "0571-1234567")]
    public void Guard_DangerousBeginnings_GetAnApostrophe(string text, string cell)
    {
        Assert.Equal(cell, CsvText.Guard(text));
        Assert.Equal(text, text[0] == '\t' ? text : CsvText.Restore(cell));
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public async Task Export_SplitAtAnySeparator_HasNoCellThatIsAFormula(char separator)
    {
        var host = await hosts.OnAsync(Database.Sqlite);
        var owner = await host.Data.PersonAsync("Lin;=1+1");
        var workspace = await host.Data.WorkspaceAsync(owner);
        var visitor = await host.SignInAsync(owner);
        var texts = new[] { "=1+1|@x", "Tea;\"=1", "a,＝1;-2", "+1\"\";=2" };
        foreach (var name in texts)
        {
            var typed = new Dictionary<string, string?>(CreateForm.Valid(name))
            {
                ["Tagline"] = $"Tagline of {name}",
                ["Description"] = $"A description,\n=1+1;@x| \"-3\n{name}\n- one\n;\"\"+two",
            };
            Assert.Equal(System.Net.HttpStatusCode.Redirect, (await visitor.CreateAsync(workspace, typed)).Status);
        }

        foreach (var address in new[] { $"{CreateForm.ListAddress(workspace)}/export.csv",
            $"/workspaces/{workspace.Code}/activity/export.csv" })
        {
            var file = (await visitor.GetAsync(address)).Body.TrimStart('\uFEFF');
            var rows = Split(file, separator, minds: true).Concat(Split(file, separator, minds: false)).ToList();
            Assert.True(rows.Count > 8, $"{rows.Count} cells");
            Assert.DoesNotContain(rows, cell => cell.Trim(' ', '\t', '\r', '\n', '"') is [var first, ..] && Dangerous.Contains(first));
            // A parser that splits at commas gets the original text, apart from the added apostrophes.
            using var csv = new CsvReader(new StringReader(file), CultureInfo.InvariantCulture);
            Assert.True(await csv.ReadAsync() && csv.Parser.Record!.Length > 8);
            while (await csv.ReadAsync())
            {
                Assert.DoesNotContain(csv.Parser.Record!, cell => cell is [var first, ..] && Dangerous.Contains(first));
            }
        }
    }

    // Spreadsheets either respect quotation marks at the start of a cell or ignore them.
    private static IEnumerable<string> Split(string file, char separator, bool minds)
    {
        var (cell, isQuoted) = (new StringBuilder(), false);
        foreach (var character in file)
        {
            if (minds && character == '"' && (isQuoted || cell.Length == 0))
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && (character == separator || character == '\n'))
            {
                yield return cell.ToString();
                cell.Clear();
            }
            else
            {
                cell.Append(character);
            }
        }

        yield return cell.ToString();
    }
}
