using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Seeder;

namespace MiniProgramConsole.Core.Tests.MiniPrograms;

public sealed class MiniProgramDetailsTests
{
    [Fact]
    public void Normalize_Texts_AreTrimmedAndComposed()
    {
        var details = new MiniProgramDetails
        {
            LaunchTarget = "alipay-cn",
            Name = "\u3000Cafe\u0301 ",
            Tagline = "\tA tagline\r\n",
            Description = " One line\r\nand another\r",
            Logo = new string('a', 64),
            Industry = "food-coffee",
            ContactNumber = " 0571-1234567 ",
            ContactEmail = "\nservice@example.com ",
        }.FillIn(LaunchTargetList.AlipayChina);

        Assert.Equal(
            details with
            {
                Name = "Caf\u00E9",
                Tagline = "A tagline",
                Description = "One line\nand another",
                ContactNumber = "0571-1234567",
                ContactEmail = "service@example.com",
            },
            details.Normalize());
    }

    [Fact]
    public void Normalize_Codes_StayAsTheyAre()
    {
        var details = new MiniProgramDetails { LaunchTarget = " a ", Industry = " c " }.Normalize();

        Assert.Equal((" a ", " c "), (details.LaunchTarget, details.Industry));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("\uFF11aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Normalize_LogoThatIsNotAHash_IsRemoved(string logo) => Assert.Null(new MiniProgramDetails { Logo = logo }.Normalize().Logo);

    [Fact]
    public void Normalize_Missing_BecomesEmpty()
    {
        var typed = MiniProgramFieldList.All.Where(field => field.Length is not null);

        Assert.Equal(
            typed.Aggregate(new MiniProgramDetails(), (details, field) => field.With(details, "")), new MiniProgramDetails().Normalize());
    }
}
