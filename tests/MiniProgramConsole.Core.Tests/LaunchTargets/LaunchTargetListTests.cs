using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Tests.Testing;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Tests.LaunchTargets;

public sealed class LaunchTargetListTests
{
    private static readonly LaunchTarget Alipay = LaunchTargetList.AlipayChina;

    [Fact]
    public void AlipayChina_TextRules_MatchAlipaysPage()
    {
        Assert.Equal(new TextRule(3, 30, Weighted: true, Multiline: false), Alipay.Name);
        Assert.Equal(new TextRule(10, 30, Weighted: false, Multiline: false), Alipay.Tagline);
        Assert.Equal(new TextRule(20, 200, Weighted: false, Multiline: true), Alipay.Description);
    }

    [Fact]
    public void AlipayChina_LogoRule_MatchesAlipaysPage()
    {
        Assert.Equal(262_144, Alipay.Logo.MaxBytes);
        Assert.Equal(256, Alipay.Logo.MaxKilobytes);
        Assert.Equal(4096, Alipay.Logo.MaxSide);
        Assert.Equal([".jpg", ".jpeg", ".png"], Alipay.Logo.Extensions);
    }

    [Fact]
    public void AlipayChina_ContactRules_MatchAlipaysPage()
    {
        Assert.Equal("XXXX-XXXXXXX", Alipay.Phone.Format);
        Assert.Equal(12, Alipay.Phone.Length);
        Assert.Equal("0571-1234567", Alipay.Phone.Example);
        Assert.Equal(new EmailRule(254, "service@example.com"), Alipay.Email);
    }

    [Fact]
    public void AlipayChina_LanguageAndLimit_MatchAlipaysPage()
    {
        Assert.Equal("alipay-cn", Alipay.Code);
        Assert.Equal("zh-CN", Alipay.Language);
        Assert.Equal(10, Alipay.Limit);
    }

    [Theory]
    [InlineData("en", "Alipay China", "Chinese (Simplified)")]
    [InlineData("zh-Hans", "支付宝", "简体中文")]
    [InlineData("zh-CN", "支付宝", "简体中文")]
    public void AlipayChina_Names_AreInTheReadersLanguage(string language, string name, string itsLanguage) => Assert.Equal(
        (name, itsLanguage), Speech.In(language, () => (Alipay.DisplayName.ToString(), Alipay.LanguageName.ToString())));

    [Fact]
    public void All_Codes_AreShortAndUnique()
    {
        Assert.Distinct(LaunchTargetList.All.Select(target => target.Code));
        Assert.All(LaunchTargetList.All, target => Assert.Matches($@"\A[a-z0-9-]{{1,{LaunchTarget.MaxCodeLength}}}\z", target.Code));
    }

    [Fact]
    public void All_Examples_FollowTheirRules() => Assert.All(LaunchTargetList.All, target =>
    {
        Assert.Equal(TextVerdict.Ok, target.Phone.Check(target.Phone.Example).Verdict);
        Assert.Equal(TextVerdict.Ok, target.Email.Check(target.Email.Example).Verdict);
    });

    [Fact]
    public void Find_Code_GivesItsTarget() => Assert.Same(Alipay, LaunchTargetList.Find("alipay-cn"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Alipay-CN")]
    [InlineData("alipay-hk")]
    public void Find_OtherCode_GivesNull(string? code) => Assert.Null(LaunchTargetList.Find(code));
}
