using System.Text.RegularExpressions;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Tests.Testing;

namespace MiniProgramConsole.Core.Tests.LaunchTargets;

public sealed partial class IndustryListTests
{
    private static readonly IReadOnlyList<IndustryGroup> Groups = IndustryList.Groups;
    private static readonly IReadOnlyList<Industry> Leaves = [.. Groups.SelectMany(group => group.Industries)];

    [Fact]
    public void Leaves_AreAtLeast150() => Assert.InRange(Leaves.Count, 150, int.MaxValue);

    [Fact]
    public void Groups_EachHaveLeaves() => Assert.All(Groups, group => Assert.NotEmpty(group.Industries));

    [Fact]
    public void Codes_OfGroupsAndLeaves_AreUnique() =>
        Assert.Empty(Repeated([.. Groups.Select(group => group.Code), .. Leaves.Select(leaf => leaf.Code)]));

    [Fact]
    public void Codes_AreShortLowerCaseAscii()
    {
        Assert.Equal(32, Industry.MaxCodeLength);
        Assert.All(Groups.Select(group => group.Code).Concat(Leaves.Select(leaf => leaf.Code)), code => Assert.Matches(Code(), code));
    }

    [Fact]
    public void Codes_OfLeaves_StartWithTheirGroups() => Assert.All(Groups, group => Assert.All(
        group.Industries, leaf => Assert.StartsWith(group.Code + "-", leaf.Code, StringComparison.Ordinal)));

    [Fact]
    public void Names_OfLeaves_AreUniqueInBothLanguages()
    {
        Assert.Empty(Repeated(Leaves.Select(leaf => leaf.En)));
        Assert.Empty(Repeated(Leaves.Select(leaf => leaf.Zh)));
    }

    [Fact]
    public void Names_OfGroupsAndLeaves_AreWrittenInTheirLanguage()
    {
        Assert.All(Groups.Select(group => group.En).Concat(Leaves.Select(leaf => leaf.En)), name => Assert.Matches(EnglishName(), name));
        Assert.All(Groups.Select(group => group.Zh).Concat(Leaves.Select(leaf => leaf.Zh)), name => Assert.Matches(ChineseName(), name));
    }

    [Fact]
    public void Find_CodeOfALeaf_ReturnsTheLeaf() => Assert.All(Leaves, leaf => Assert.Same(leaf, IndustryList.Find(leaf.Code)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("food")]
    [InlineData("food-none")]
    [InlineData("Food-Coffee")]
    [InlineData(" food-coffee")]
    public void Find_OtherCode_GivesNull(string? code) => Assert.Null(IndustryList.Find(code));

    [Theory]
    [InlineData("en", "Coffee shop", "咖啡店", "Food and drink")]
    [InlineData("fr", "Coffee shop", "咖啡店", "Food and drink")]
    [InlineData("zh-Hans", "咖啡店", "Coffee shop", "餐饮美食")]
    [InlineData("zh-CN", "咖啡店", "Coffee shop", "餐饮美食")]
    public void Name_IsInTheReadersLanguage(string language, string name, string otherName, string group)
    {
        var coffee = IndustryList.Find("food-coffee")!;

        Assert.Equal((name, otherName, group), Speech.In(language, () => (coffee.Name, coffee.OtherName, Groups[0].Name)));
    }

    private static IEnumerable<string> Repeated(IEnumerable<string> values) =>
        values.GroupBy(value => value, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key);

    [GeneratedRegex(@"\A[a-z0-9-]{1,32}\z")]
    private static partial Regex Code();

    [GeneratedRegex(@"\A[A-Z0-9][ -~]*[!-~]\z")]
    private static partial Regex EnglishName();

    [GeneratedRegex(@"\A(?!\s)(?=.*\p{IsCJKUnifiedIdeographs}).*(?<!\s)\z")]
    private static partial Regex ChineseName();
}
