using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Tests.Text;

public sealed class MailboxTests
{
    [Theory]
    [InlineData("Lin@Example.COM")]
    [InlineData("lin@example.com")]
    public void Key_OfAnAsciiDomain_IsWhatEarlierVersionsStored(string address)
    {
        Assert.Equal("LIN@EXAMPLE.COM", Mailbox.KeyOf(address));
        Assert.Equal(["LIN@EXAMPLE.COM", "LIN@EXAMPLE.COM"], Mailbox.KeysOf("LIN@EXAMPLE.COM"));
        Assert.Equal(address, Mailbox.Readable(address));
    }

    [Theory]
    [InlineData("lin@bücher.example")]
    [InlineData("LIN@BÜCHER.EXAMPLE")]
    [InlineData("lin@xn--bcher-kva.example")]
    [InlineData("Lin@XN--Bcher-KVA.example")]
    [InlineData("lin@bu\u0308cher.example")]
    [InlineData("lin@bücher。example")]
    [InlineData("lin@bücher．example")]
    [InlineData("lin@bücher｡example")]
    public void Key_OfEachSpelling_IsTheSame(string address)
    {
        Assert.Equal("LIN@XN--BCHER-KVA.EXAMPLE", Mailbox.KeyOf(address));
        Assert.Equal("LIN@BÜCHER.EXAMPLE", Mailbox.FormerKeyOf(address));
        Assert.Equal("LIN@BÜCHER.EXAMPLE", Mailbox.FormerKeyOf(Mailbox.KeyOf(address)));
        Assert.Equal("@bücher.example", Mailbox.Readable(address)[3..]);
        Assert.Equal("@xn--bcher-kva.example", Mailbox.Deliverable(address)[3..]);
        Assert.True(Mailbox.AreSame($" {address}", "lin@bücher.example"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no address")]
    [InlineData("a@")]
    [InlineData("a@exa_mple.com")]
    [InlineData("a@xn--a.example")]
    [InlineData("a@ex\uD800ample.com")]
    public void Key_OfTextThatIsNotAnAddress_IsItsUpperCase(string text) => Assert.Equal(text.ToUpperInvariant(), Mailbox.KeyOf(text));

    [Fact]
    public void Key_OfAVeryLongDomain_IsComputedQuickly() => Assert.Equal(100_002, Mailbox.KeyOf("a@" + new string('ü', 100_000)).Length);

    [Theory]
    [InlineData("a@bücher.example", "b@bücher.example")]
    [InlineData("a@bücher.example", "a@buecher.example")]
    [InlineData("a@bücher.example", null)]
    public void AreSame_DifferentMailboxes_IsFalse(string one, string? other) => Assert.False(Mailbox.AreSame(other, one));

    [Fact]
    public void Email_WhoseAsciiSpellingIsTooLong_IsTooLong()
    {
        var address = $"{new string('a', 60)}@{string.Join('.', Enumerable.Repeat(new string('ü', 30), 6))}.example";
        var check = new EmailRule(254, "a@b.example").Check(address);

        Assert.True(address.Length <= 254);
        Assert.Equal((TextVerdict.WrongFormat, Mailbox.Deliverable(address).Length), (check.Verdict, check.Length));
    }

    [Fact]
    public void Email_WithInputMethodDots_IsOfferedWithOrdinaryOnes()
    {
        var check = new EmailRule(254, "a@b.example").Check("lin@mail。例子．中国");

        Assert.Equal((TextVerdict.WrongFormat, "lin@mail.例子.中国"), (check.Verdict, check.Suggestion));
    }
}
