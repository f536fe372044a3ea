using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Tests.Text;

public sealed class TextVectorTests
{
    private static readonly LaunchTarget Target = LaunchTargetList.AlipayChina;

    public static IEnumerable<TheoryDataRow<string, int>> Cases =>
        from vectors in TextVectors.ByField
        from index in Enumerable.Range(0, vectors.Value.Cases.Count)
        let vector = vectors.Value.Cases[index]
        select new TheoryDataRow<string, int>(vectors.Key, index)
        {
            TestDisplayName = $"{vectors.Key} {index + 1}: {vector.Note ?? vector.Verdict}",
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Check_Vector_GivesTheExpectedVerdict(string field, int index)
    {
        var vector = TextVectors.ByField[field].Cases[index];

        var check = Check(field, vector.Input);

        Assert.Equal(VerdictOf(vector.Verdict), check.Verdict);
        Assert.Equal(vector.Stored ?? check.Text, check.Text);
        Assert.Equal(vector.Length ?? check.Length, check.Length);
    }

    [Fact]
    public void Vectors_OfAllFields_Are113() => Assert.Equal(113, TextVectors.ByField.Values.Sum(field => field.Cases.Count));

    [Fact]
    public void Vectors_Accepted_HaveAStoredValue() => Assert.All(
        TextVectors.ByField.Values.SelectMany(field => field.Cases).Where(vector => vector.Verdict == "ok"),
        vector => Assert.NotNull(vector.Stored));

    [Theory]
    [InlineData("name")]
    [InlineData("tagline")]
    [InlineData("description")]
    public void Vectors_Numbers_MatchTheLaunchTarget(string field)
    {
        var vectors = TextVectors.ByField[field];

        Assert.Equal(new TextRule(vectors.Min, vectors.Max, vectors.Weighted, vectors.Multiline), RuleOf(field));
    }

    [Fact]
    public void Vectors_PhonePattern_MatchesTheLaunchTarget()
    {
        var pattern = string.Join('-', Target.Phone.Groups.Select(digits => $"[0-9]{{{digits}}}"));

        Assert.Equal($"{pattern}, the whole value after trimming", TextVectors.ByField["phone"].Pattern);
    }

    [Fact]
    public void Vectors_EmailLength_MatchesTheLaunchTarget() =>
        Assert.EndsWith($", at most {Target.Email.MaxLength} characters", TextVectors.ByField["email"].Rule, StringComparison.Ordinal);

    private static TextCheck Check(string field, string input) => field switch
    {
        "phone" => Target.Phone.Check(input),
        "email" => Target.Email.Check(input),
        _ => RuleOf(field).Check(input),
    };

    private static TextRule RuleOf(string field) => field switch
    {
        "name" => Target.Name,
        "tagline" => Target.Tagline,
        "description" => Target.Description,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "The vectors know no such field."),
    };

    private static TextVerdict VerdictOf(string verdict) => verdict switch
    {
        "ok" => TextVerdict.Ok,
        "required" => TextVerdict.Required,
        "too_short" => TextVerdict.TooShort,
        "too_long" => TextVerdict.TooLong,
        "invalid_character" => TextVerdict.RefusedCharacter,
        "nothing_visible" => TextVerdict.NothingVisible,
        "wrong_format" => TextVerdict.WrongFormat,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "No verdict of ours."),
    };
}
