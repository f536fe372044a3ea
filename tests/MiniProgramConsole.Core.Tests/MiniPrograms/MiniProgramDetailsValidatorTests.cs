using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.Tests.Testing;
using MiniProgramConsole.Seeder;

namespace MiniProgramConsole.Core.Tests.MiniPrograms;

public sealed class MiniProgramDetailsValidatorTests
{
    private const string Number = "Enter the number as XXXX-XXXXXXX: four digits, a hyphen, seven digits. For example 0571-1234567.";
    private const string Email = "Enter one email address, for example service@example.com.";

    private static readonly MiniProgramDetails Valid = new MiniProgramDetails
    {
        LaunchTarget = "alipay-cn",
        Name = "咖啡屋",
        Tagline = "现磨咖啡，到店自取不排队",
        Description = "提前点单，到店自取。\r\n会员积分、优惠券和储值都在这里。",
        Industry = "food-coffee",
        ContactNumber = "0571-1234567",
        ContactEmail = "service@example.com",
    }.FillIn(LaunchTargetList.AlipayChina);

    [Fact]
    public void Validate_ValidDetails_AreAccepted() => Assert.Empty(Validate(Valid));

    [Fact]
    public void Validate_OuterBlanks_AreAccepted() =>
        Assert.Empty(Validate(Valid with { Name = " 咖啡屋 ", ContactEmail = "service@example.com\n" }));

    [Theory]
    [InlineData("LaunchTarget", null, "LaunchTarget.Unknown", "This launch target doesn't exist. Choose one from the list.")]
    [InlineData("Name", null, "Required.Name", "Enter the mini program name.")]
    [InlineData("Name", "店", "Text.TooShort", "The name is 2 characters long. It needs at least 3.")]
    [InlineData("Name", "A", "Text.TooShort.One", "The name is 1 character long. It needs at least 3.")]
    [InlineData("Name", "中文名字测试十五个汉字正好三十字", "Text.TooLong", "The name is 32 characters long. The maximum is 30.")]
    [InlineData("Name", "Coffee\nHouse", "Text.LineBreak", "The name must be a single line.")]
    [InlineData("Name", "\u0301", "Text.NothingVisible", "The name has no visible characters. Use letters, digits or Chinese characters.")]
    [InlineData("Tagline", " ", "Required.Tagline", "Enter the tagline.")]
    [InlineData("Tagline", "九个字的标语不够长", "Text.TooShort", "The tagline is 9 characters long. It needs at least 10.")]
    [InlineData("Tagline", "a\u200Btagline", "Text.RefusedCharacter",
        "The tagline contains a character that cannot be shown (U+200B, character 2). Delete it and type the text again there.")]
    [InlineData("Description", "", "Required.Description", "Enter the description.")]
    [InlineData("Description", "Nineteen characters", "Text.TooShort", "The description is 19 characters long. It needs at least 20.")]
    [InlineData("Industry", null, "Industry.Required", "Choose an industry.")]
    [InlineData("Industry", "", "Industry.Required", "Choose an industry.")]
    [InlineData("Industry", "food", "Industry.Unknown", "This industry doesn't exist. Choose one from the list.")]
    [InlineData("ContactNumber", null, "Phone.WrongFormat", Number)]
    [InlineData("ContactNumber", "0571-123456", "Phone.WrongFormat", Number)]
    [InlineData("ContactEmail", null, "Email.WrongFormat", Email)]
    [InlineData("ContactEmail", "service@localhost", "Email.WrongFormat", Email)]
    public void Validate_RefusedValue_IsTheFieldsOnlyError(string field, string? value, string key, string sentence) =>
        Assert.Equal([(field, key, sentence)], Validate(MiniProgramFieldList.Find(field)!.With(Valid, value)));

    [Fact]
    public void Validate_DescriptionTooLong_IsRefused() => Assert.Equal(
        [("Description", "Text.TooLong", "The description is 201 characters long. The maximum is 200.")],
        Validate(Valid with { Description = new string('a', 201) }));

    [Fact]
    public void Validate_EmailTooLong_IsRefused() => Assert.Equal(
        [("ContactEmail", "Email.TooLong", "The email is 255 characters long. The maximum is 254.")],
        Validate(Valid with { ContactEmail = new string('x', 243) + "@example.com" }));

    [Fact]
    public void Validate_EmptyDetails_RefusesOnlyFieldsThatNeedNoTarget() => Assert.Equal(
        ["LaunchTarget.Unknown", "Industry.Required"], Validate(new MiniProgramDetails()).Select(error => error.Key));

    [Fact]
    public void Validate_UnknownTarget_ChecksNoOtherField() => Assert.Equal(
        ["LaunchTarget.Unknown"],
        Validate(new MiniProgramDetails { LaunchTarget = "alipay-hk", Industry = "food-coffee" }).Select(error => error.Key));

    [Fact]
    public void Validate_EveryFieldInvalid_RefusesEachInTheOrderOfTheForm() => Assert.Equal(
        MiniProgramFieldList.ModifiableText.Select(field => field.Name),
        Validate(new MiniProgramDetails { LaunchTarget = "alipay-cn" }).Select(error => error.Field));

    [Fact]
    public void Validate_RefusedValue_CarriesTheMessageForOtherLanguages()
    {
        var failure = Assert.Single(new MiniProgramDetailsValidator().Validate(Valid with { Industry = null }).Errors);

        Assert.Equal("选择行业。", Speech.In("zh-CN", Assert.IsType<Message>(failure.CustomState).ToString));
    }

    private static List<(string Field, string Key, string Sentence)> Validate(MiniProgramDetails details) => Speech.In("en", () =>
        new MiniProgramDetailsValidator().Validate(details).Errors.ConvertAll(
            error => (error.PropertyName, error.ErrorCode, error.ErrorMessage)));
}
