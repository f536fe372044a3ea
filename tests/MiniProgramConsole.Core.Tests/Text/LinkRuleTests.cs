using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.Tests.Text;

public sealed class LinkRuleTests
{
    [Theory]
    [InlineData("J.R. Smith")]
    [InlineData("J.R.R. Tolkien")]
    [InlineData("J.R.Smith")]
    [InlineData("J.Li")]
    [InlineData("Dr.Li")]
    [InlineData("Dr. Li")]
    [InlineData("Prof.Dr.Li")]
    [InlineData("Mr.Su")]
    [InlineData("St.John")]
    [InlineData("Wei.Zhang")]
    [InlineData("Marie Ph.D.")]
    [InlineData("Sammy Davis, Jr.")]
    [InlineData("O'Neil-Lü")]
    [InlineData("阿卜杜拉·买买提")]
    [InlineData("李.四")]
    [InlineData("Version 3.14")]
    [InlineData("林薇。")]
    public void Name_WithoutALink_IsAccepted(string name) => Assert.Equal(TextVerdict.Ok, ApplicationUser.NameRule.Check(name).Verdict);

    [Theory]
    [InlineData("You won! evil.example/prize", "evil.example/prize")]
    [InlineData("paypal.com", "paypal.com")]
    [InlineData("Go to PayPal.Com now", "PayPal.Com")]
    [InlineData("evil.li", "evil.li")]
    [InlineData("dr.li", "dr.li")]
    [InlineData("x.com", "x.com")]
    [InlineData("evil.Dr.Li", "evil.Dr.Li")]
    [InlineData("Dr.evil.com", "Dr.evil.com")]
    [InlineData("evil.com.Smith", "evil.com")]
    [InlineData("(evil.shop)", "evil.shop")]
    [InlineData("看evil.com吧", "看evil.com")]
    [InlineData("evil。com", "evil.com")]
    [InlineData("evil．com", "evil.com")]
    [InlineData("evil｡com", "evil.com")]
    [InlineData("ｅｖｉｌ．ｃｏｍ", "evil.com")]
    [InlineData("例子.中国", "例子.中国")]
    [InlineData("例子。公司", "例子.公司")]
    [InlineData("evil.xn--fiqs8s", "evil.xn--fiqs8s")]
    [InlineData("http://1.2.3.4", "http://1.2.3.4")]
    [InlineData("ftp：／／host", "ftp://host")]
    [InlineData("www.evil", "www.evil")]
    [InlineData("WWW.evil", "WWW.evil")]
    [InlineData("me@evil", "me@evil")]
    [InlineData("me＠evil", "me@evil")]
    [InlineData("a/b", "a/b")]
    public void Name_ThatMailProgramsTurnIntoALink_IsRefusedWithTheLink(string name, string link)
    {
        var check = ApplicationUser.NameRule.Check(name);

        Assert.Equal((TextVerdict.Link, link), (check.Verdict, check.Link));
        Assert.Equal(
            $"Email apps turn “{link}” in the name into a link. Leave out “://”, “www.”, “/” and “@”, and put a space after each dot.",
            $"{TextMessages.Of("DisplayName", ApplicationUser.NameRule, check)}");
    }

    [Theory]
    [InlineData("Booking.com", null)]
    [InlineData("A/B 烘焙", null)]
    [InlineData("晨光@杭州", null)]
    [InlineData("https://evil.example", "https://evil.example")]
    [InlineData("www.evil.example", "www.evil.example")]
    [InlineData("Win at evil.com/prize", "evil.com")]
    [InlineData("evil。com／prize", "evil.com")]
    public void MerchantOrWorkspaceName_MayBeADomainButNotAUrl(string name, string? link)
    {
        Assert.Equal(link, LinkRule.Find(name, Merchant.NameRule.Links));
        Assert.Equal(link is null ? TextVerdict.Ok : TextVerdict.Link, Workspace.NameRule.Check(name).Verdict);
    }

    [Fact]
    public void Endings_OfDomains_AreUniqueAndLowerCase()
    {
        Assert.InRange(LinkRule.Endings.Count, 850, 1000);
        Assert.All(LinkRule.Endings, ending => Assert.Equal(ending.ToLowerInvariant(), ending));
        Assert.All(["com", "cn", "li", "xyz", "shop", "中国", "рф"], ending => Assert.True(LinkRule.Endings.Contains(ending), ending));
    }
}
