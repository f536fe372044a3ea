using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Core.Tests.Accounts;

public sealed class PasswordRuleTests
{
    private const string Email = "lin.wei@tea-garden.example";
    private const string Name = "Lin Wei";

    [Theory]
    [InlineData("password1234")]
    [InlineData("P@ssw0rd2024!")]
    [InlineData("PASSWORDPASSWORD")]
    [InlineData("Password-Password")]
    [InlineData("123456789012")]
    [InlineData("210987654321")]
    [InlineData("qwertyuiop12")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcabcabcabc")]
    [InlineData("x7Gqx7Gqx7Gq")]
    [InlineData("iloveyou2024!")]
    [InlineData("correct horse battery staple")]
    [InlineData("administrator")]
    [InlineData("woaini1314520")]
    [InlineData("letmein letmein")]
    public void Check_WhatOthersTryFirst_IsRefused(string password) => Assert.Equal("Password.Common", PasswordRule.Check(password, Email, Name)?.Key);

    [Theory]
    [InlineData("lin.wei.2024!")]
    [InlineData("LinWei-LinWei")]
    [InlineData("Tea-Garden 1987")]
    [InlineData("lin.wei@tea-garden.example")]
    public void Check_TheOwnEmailOrName_IsRefused(string password) => Assert.Equal("Password.Own", PasswordRule.Check(password, Email, Name)?.Key);

    [Theory]
    [InlineData("seven plum kettles hum")]
    [InlineData("k3#vR9!pQz2m")]
    [InlineData("      m 7 c y Q 2")]
    [InlineData("一只猫坐在窗台上晒太阳呢")]
    [InlineData("kazoo-velvet-otter")]
    public void Check_WhatNobodyTries_IsAcceptedWhateverItsCharacters(string password) => Assert.Null(PasswordRule.Check(password, Email, Name));

    [Fact]
    public void Check_Lengths_CountCharactersAndNotUnits()
    {
        Assert.Equal("Password.Required", PasswordRule.Check("", Email, Name)?.Key);
        Assert.Equal([11, 12], PasswordRule.Check("😀k3vR9pQz2m", Email, Name)?.Arguments);
        Assert.Null(PasswordRule.Check("😀k3vR9pQz2mh", Email, Name));
        Assert.Null(PasswordRule.Check(Long(PasswordRule.Max), Email, Name));
        Assert.Equal([129, 128], PasswordRule.Check(Long(PasswordRule.Max + 1), Email, Name)?.Arguments);
    }

    private static string Long(int length) => string.Concat(Enumerable.Range(0, length).Select(number => (char)('a' + (number * number * 7 % 26))));
}
