using Microsoft.Playwright;
using MiniProgramConsole.Browser.Tests.Testing;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using static Microsoft.Playwright.Assertions;

namespace MiniProgramConsole.Browser.Tests.MiniPrograms;

/// <summary>The browser checks, crops and shrinks a logo, and uploads it before the form is submitted.</summary>
public sealed class LogoFieldTests(SystemBrowser browser)
{
    [Fact]
    public async Task Choose_AValidLogo_UploadsItBeforeTheFormAndShowsItInThePreview()
    {
        await using var server = new ConsoleServer();
        var page = await OpenAsync(server);

        await page.Locator("input[type=file]").SetInputFilesAsync(Walk.Logo);

        await Expect(Carried(page)).Not.ToHaveValueAsync("");
        Assert.Equal(0, await page.Locator("input[type=file]").EvaluateAsync<int>("input => input.files.length"));
        await Expect(page.Locator("[data-logo-warning]")).ToHaveTextAsync("");
        await Walk.AssertLoadedAsync(page.Locator(".preview .preview-logo").First);
        await page.GetByLabel("Mini Program Name").FillAsync("预览里的名称");
        await Expect(page.Locator(".preview .preview-name").First).ToHaveTextAsync("预览里的名称");
        await page.PressAsync("Create");
        await Expect(page.GetByText("Your logo is saved. You don't need to choose it again.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Choose_AnImageThatIsNotSquare_CanBeCroppedWithTheKeyboard()
    {
        await using var server = new ConsoleServer();
        var page = await OpenAsync(server);
        await page.Locator("input[type=file]").SetInputFilesAsync(Picture("wide.png", 300, 200, noise: false));
        await Expect(page.Locator("[data-logo-warning]"))
            .ToHaveTextAsync("The logo is 300 × 200 pixels. It must be square, for example 200 × 200.");
        await Expect(Carried(page)).ToHaveValueAsync("");

        await page.GetByRole(AriaRole.Button, new() { Name = "Crop to a square…" }).PressAsync("Enter");
        var size = page.GetByLabel("Size");
        await Expect(size).ToBeVisibleAsync();
        await Expect(page.Locator("cropper-selection")).ToBeVisibleAsync();
        await size.FocusAsync();
        for (var step = 0; step < 25; step++)
        {
            await page.Keyboard.PressAsync("ArrowLeft");
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Use this square" }).PressAsync("Enter");

        await Expect(page.Locator("dialog.crop")).ToBeHiddenAsync();
        await Expect(page.Locator("[data-logo-facts]")).ToContainTextAsync("150 × 150 pixels");
        await Expect(Carried(page)).Not.ToHaveValueAsync("");
        await Expect(page.Locator("[data-logo-advice]"))
            .ToHaveTextAsync("The logo is 150 × 150 pixels. At 180 × 180 or larger, it is sharp on every screen.");
    }

    [Fact]
    public async Task Choose_ALogoThatIsTooLarge_OffersASmallerOneWithBothSizes()
    {
        await using var server = new ConsoleServer();
        var page = await OpenAsync(server);
        await page.Locator("input[type=file]").SetInputFilesAsync(Picture("heavy.png", 600, 600, noise: true));
        await Expect(page.Locator("[data-logo-warning]")).ToContainTextAsync("At most 256 KB are allowed.");

        var offer = page.Locator("button[data-logo-shrink]");
        await Expect(offer).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^Make it smaller: \d+(\.\d)? KB to \d+(\.\d)? KB$"));
        await offer.ClickAsync();

        await Expect(page.Locator("[data-logo-warning]")).ToHaveTextAsync("");
        await Expect(Carried(page)).Not.ToHaveValueAsync("");
    }

    [Fact]
    public async Task Paste_AnImage_IsTakenAsTheLogo()
    {
        await using var server = new ConsoleServer();
        var page = await OpenAsync(server);
        var picture = Convert.ToBase64String(await File.ReadAllBytesAsync(Walk.Logo, TestContext.Current.CancellationToken));

        await page.EvaluateAsync(
            """
            (base64) => {
              const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
              const data = new DataTransfer();
              data.items.add(new File([bytes], "pasted.png", { type: "image/png" }));
              document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """, picture);

        await Expect(page.Locator("[data-logo-name]")).ToHaveTextAsync("pasted.png");
        await Expect(Carried(page)).Not.ToHaveValueAsync("");
    }

    [Fact]
    public async Task Choose_AFileThatOnlyTheServerRefuses_ShowsTheServersMessage()
    {
        await using var server = new ConsoleServer();
        var page = await OpenAsync(server);
        var renamed = Path.Combine(Directory.CreateTempSubdirectory("console-logo-").FullName, "logo.gif");
        File.Copy(Walk.Logo, renamed);

        await page.Locator("input[type=file]").SetInputFilesAsync(renamed);

        await Expect(page.Locator("[data-logo-warning]")).ToHaveTextAsync("The file is named logo.gif. Choose a .jpg, .jpeg or .png file.");
        await Expect(Carried(page)).ToHaveValueAsync("");
    }

    private static ILocator Carried(IPage page) => page.Locator("input[data-logo-carried]");

    private async Task<IPage> OpenAsync(ConsoleServer server)
    {
        var page = await browser.OpenListAsync(server, javaScript: true);
        await page.LinkAsync("+ Create Mini Program");
        await Expect(page.Locator("#Name-counter")).ToBeVisibleAsync();
        return page;
    }

    private static string Picture(string name, int width, int height, bool noise)
    {
        using var image = new Image<Rgb24>(width, height);
        var random = new Random(7);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                image[x, y] = noise
                    ? new Rgb24((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256))
                    : new Rgb24((byte)(x % 256), 120, (byte)(y % 256));
            }
        }

        var path = Path.Combine(Directory.CreateTempSubdirectory("console-logo-").FullName, name);
        image.SaveAsPng(path);
        return path;
    }
}
