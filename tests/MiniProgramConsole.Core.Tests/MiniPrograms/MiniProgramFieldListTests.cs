using MiniProgramConsole.Core.MiniPrograms;

namespace MiniProgramConsole.Core.Tests.MiniPrograms;

/// <summary>Other tests follow the list, so they wouldn't miss a field that it lacks.</summary>
public sealed class MiniProgramFieldListTests
{
    [Fact]
    public void All_HasEachPropertyOfTheDetailsOnce() => Assert.Equal(
        typeof(MiniProgramDetails).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal),
        MiniProgramFieldList.All.Select(field => field.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Modifiable_HasTheFieldsOfThePlatformsPageInItsOrder()
    {
        string[] page = ["Name", "Tagline", "Description", "Logo", "Industry", "ContactNumber", "ContactEmail"];

        Assert.Equal(page, MiniProgramFieldList.Modifiable.Select(field => field.Name).Where(page.Contains));
    }

    [Fact]
    public void GetAndWith_UseThePropertyOfThatNameOnly() => Assert.All(MiniProgramFieldList.All, field =>
    {
        var details = field.With(new MiniProgramDetails(), "x");

        Assert.Equal("x", field.Get(details));
        Assert.Equal("x", (string?)typeof(MiniProgramDetails).GetProperty(field.Name)!.GetValue(details));
        Assert.Equal(new MiniProgramDetails(), field.With(details, null));
    });
}
