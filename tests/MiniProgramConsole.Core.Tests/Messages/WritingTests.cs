using System.Globalization;
using System.Text.RegularExpressions;

namespace MiniProgramConsole.Core.Tests.Messages;

/// <summary>Checks the wording rules that can be automated.</summary>
public sealed partial class WritingTests
{
    private static readonly List<KeyValuePair<string, string>> English =
        [.. ResourceTexts.OfMessages(CultureInfo.InvariantCulture), .. ResourceTexts.OfPages("Texts.resx")];

    private static readonly List<KeyValuePair<string, string>> Chinese =
        [.. ResourceTexts.OfMessages(CultureInfo.GetCultureInfo("zh-Hans")), .. ResourceTexts.OfPages("Texts.zh-Hans.resx")];

    // These placeholders are filled with Chinese words, so they need no spaces around them.
    private static readonly string[] FilledWithChinese =
    [
        "Advice.NotChinese", "AddWorkspace.Text", "Delete.FreesPlace", "CreateMerchant.Text", "Guide.Begin.2.Text", "Guide.Create.3.Text",
        "Help.Limit.Text",
        "Home.Lead", "Home.Reason.Rules.Text", "Limit.Reached", "Mail.Invite.Text", "Phone.WrongFormat", "Preview.Text",
        "Quota.ElsewhereOfThem", "Quota.Used", "Restore.NoPlace",
    ];

    [Fact]
    public void Chinese_IsPlain() => AssertNone(Chinese, Courtesy());

    [Fact]
    public void Chinese_UsesTheAgreedTerms() => AssertNone(Chinese, OtherTerms());

    [Fact]
    public void Chinese_PunctuationIsFullWidth() => AssertNone(Chinese, HalfWidth());

    [Fact]
    public void Chinese_AroundLatinAndDigits_HasSpaces() => AssertNone(Chinese, Touching());

    [Fact]
    public void Chinese_AroundPlaceholders_HasSpaces() =>
        AssertNone(Chinese.Where(text => !NamesAField(text.Key) && !FilledWithChinese.Contains(text.Key)), TouchingPlace());

    [Fact]
    public void English_IsPlain() => AssertNone(English, Pleading());

    // These messages start with a field's name, as Messages.resx gives it.
    private static bool NamesAField(string key) => key.StartsWith("Text.", StringComparison.Ordinal) || key == "Draft.TooLong";

    private static void AssertNone(IEnumerable<KeyValuePair<string, string>> texts, Regex wrong) =>
        Assert.Empty(texts.Where(text => !text.Key.EndsWith(".Format", StringComparison.Ordinal))
            .SelectMany(text => wrong.Matches(text.Value).Select(match => $"{text.Key}: '{match.Value}' in {text.Value}")));

    [GeneratedRegex("您|(?<![申邀])请(?!求)|抱歉|对不起|哎呀|非法|无效|发生错误|出错了")]
    private static partial Regex Courtesy();

    [GeneratedRegex("小程式|(?<!小)程序|工作区|商家|口号|徽标|标识(?!符)|拥有者|电子邮件|手机号|通行证|帐|登陆|登出")]
    private static partial Regex OtherTerms();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs} ?[,;:?!()""']|[,;:?!()""']\p{IsCJKUnifiedIdeographs}|\p{IsCJKUnifiedIdeographs}\.(?![a-z])|\.\.\.")]
    private static partial Regex HalfWidth();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}[A-Za-z0-9]|[A-Za-z0-9]\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Touching();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}\{\w+(:[^}]*)?\}|\{\w+(:[^}]*)?\}\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex TouchingPlace();

    [GeneratedRegex(@"\b(please|oops|sorry|invalid|illegal|error occurred|an error|whoops|unfortunately)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pleading();
}
