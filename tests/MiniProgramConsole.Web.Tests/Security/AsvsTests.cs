using Microsoft.VisualBasic.FileIO;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Security;

/// <summary>
/// <c>docs/asvs.csv</c> judges the requirements of OWASP ASVS 5.0, levels 1 and 2. The places and tests that it names must exist.
/// </summary>
public sealed class AsvsTests
{
    private const int Requirements = 217;
    private const string Met = "met";
    private const string NotApplicable = "not applicable";

    private static readonly string[] Verdicts = [Met, "partly", "not met", NotApplicable];

    private static readonly Lazy<IReadOnlyList<Row>> All = new(Read);

    [Fact]
    public void EachRequirement_IsJudgedOnce()
    {
        Assert.Equal(Requirements, All.Value.Select(row => row.Id).Distinct().Count());
        Assert.Equal(Requirements, All.Value.Count);
        Assert.DoesNotContain(All.Value, row => !Verdicts.Contains(row.Verdict));
    }

    [Fact]
    public void Requirements_Applicable_Are95PercentMetAndTheOthersHaveAReason()
    {
        var applicable = All.Value.Where(row => row.Verdict != NotApplicable).ToList();
        var met = applicable.Count(row => row.Verdict == Met);

        Assert.True(met >= 0.95 * applicable.Count, $"{met} of {applicable.Count} are met.");
        Assert.Equal([], All.Value.Where(row => row.Verdict != Met && row.Reason.Length < 8).Select(row => row.Id));
    }

    [Fact]
    public void MetRequirement_NamesAPlaceAndATest() =>
        Assert.Equal(
            [], All.Value.Where(row => row.Verdict == Met && (row.Places.Count == 0 || row.Test.Length == 0)).Select(row => row.Id));

    [Fact]
    public void EveryNamedPlaceAndTest_Exists()
    {
        var sources = Sources("src").Concat(Sources("tests")).Select(file => Path.GetFileNameWithoutExtension(file)).ToHashSet();
        var tests = Sources("tests").ToLookup(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);

        var places = All.Value
            .SelectMany(row => row.Places.Where(place => !Exists(place, sources)).Select(place => $"{row.Id} names the place {place}"));
        var named = All.Value.Where(row => row.Test.Length > 0 && !Exists(row.Test, tests))
            .Select(row => $"{row.Id} names the test {row.Test}");

        Assert.Equal([], places.Concat(named));
    }

    private static bool Exists(string test, ILookup<string, string> tests)
    {
        var (name, method) = test.Split('.') is [var first, var second] ? (first, second) : (test, null);
        return tests[name].Any(source => source.Contains($"class {name}", StringComparison.Ordinal) && (method is null
            ? source.Contains("[Fact", StringComparison.Ordinal) || source.Contains("[Theory", StringComparison.Ordinal)
            : source.Contains($" {method}(", StringComparison.Ordinal)));
    }

    /// <summary>A place is the name of a source file, or a page in docs/ with an optional heading.</summary>
    private static bool Exists(string place, HashSet<string> files)
    {
        if (!place.StartsWith("docs/", StringComparison.Ordinal))
        {
            return files.Contains(place);
        }

        var (page, heading) = place.Split('#') is [var before, var after] ? (before, after) : (place, null);
        var path = Path.Combine(Repository.Root(), page);
        return File.Exists(path) && (heading is null || File.ReadLines(path).Any(line => line.TrimStart('#') == $" {heading}"));
    }

    private static IEnumerable<string> Sources(string folder) => Directory
        .EnumerateFiles(Path.Combine(Repository.Root(), folder), "*.cs", System.IO.SearchOption.AllDirectories)
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Contains("obj"));

    private static List<Row> Read()
    {
        using var parser = new TextFieldParser(Path.Combine(Repository.Root(), "docs", "asvs.csv")) { TextFieldType = FieldType.Delimited };
        parser.SetDelimiters(",");
        Assert.Equal(["id", "verdict", "where", "test", "reason"], parser.ReadFields()!);
        var rows = new List<Row>();
        while (parser.ReadFields() is { } fields)
        {
            Assert.Equal(5, fields.Length);
            rows.Add(new Row(fields[0], fields[1], fields[2]
                .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), fields[3], fields[4]));
        }

        return rows;
    }

    private sealed record Row(string Id, string Verdict, IReadOnlyList<string> Places, string Test, string Reason);
}
