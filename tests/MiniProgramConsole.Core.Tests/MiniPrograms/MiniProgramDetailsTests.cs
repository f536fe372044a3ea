using MiniProgramConsole.Core.MiniPrograms;

namespace MiniProgramConsole.Core.Tests.MiniPrograms;

public sealed class MiniProgramDetailsTests
{
    [Fact]
    public void Normalize_Texts_AreTrimmedAndBroughtToOneForm()
    {
        var details = new MiniProgramDetails
        {
            LaunchTarget = "alipay-cn",
            Name = "\u3000Cafe\u0301 ",
            Tagline = "\tA tagline\r\n",
            Description = " One line\r\nand another\r",
            Logo = "0123",
            Industry = "food-coffee",
            ContactNumber = " 0571-1234567 ",
            ContactEmail = "\nservice@example.com ",
        };

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
        var details = new MiniProgramDetails { LaunchTarget = " a ", Logo = " b ", Industry = " c " }.Normalize();

        Assert.Equal((" a ", " b ", " c "), (details.LaunchTarget, details.Logo, details.Industry));
    }

    [Fact]
    public void Normalize_Missing_BecomesEmpty()
    {
        var details = new MiniProgramDetails().Normalize();

        Assert.Equal(
            new MiniProgramDetails { Name = "", Tagline = "", Description = "", ContactNumber = "", ContactEmail = "" },
            details);
    }
}
