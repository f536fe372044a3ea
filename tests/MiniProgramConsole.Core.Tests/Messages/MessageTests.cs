using System.Resources;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Tests.Testing;

namespace MiniProgramConsole.Core.Tests.Messages;

public sealed class MessageTests
{
    [Theory]
    [InlineData("en", "Choose an industry.")]
    [InlineData("en-GB", "Choose an industry.")]
    [InlineData("fr", "Choose an industry.")]
    [InlineData("", "Choose an industry.")]
    [InlineData("zh-Hans", "选择行业。")]
    [InlineData("zh-CN", "选择行业。")]
    [InlineData("zh-SG", "选择行业。")]
    public void ToString_InEachCulture_UsesTheReadersLanguage(string language, string sentence) =>
        Assert.Equal(sentence, Speech.In(language, new Message("Industry.Required").ToString));

    [Theory]
    [InlineData("en", "Lin’s Café {0} already has 10 mini programs for Alipay China. Delete one to create another.")]
    [InlineData("zh-CN", "Lin’s Café {0}在支付宝已有 10 个小程序。删除一个后才能再创建。")]
    public void ToString_MessageAsArgument_IsInTheSameLanguage(string language, string sentence)
    {
        var message = new Message("Limit.Reached", "Lin’s Café {0}", 10, new Message("LaunchTarget.alipay-cn"));

        Assert.Equal(sentence, Speech.In(language, message.ToString));
    }

    [Fact]
    public void ToString_UnknownKey_Throws()
    {
        var thrown = Assert.Throws<MissingManifestResourceException>(() => new Message("No.Such").ToString());

        Assert.Equal("There is no text 'No.Such' in Messages.resx.", thrown.Message);
    }
}
