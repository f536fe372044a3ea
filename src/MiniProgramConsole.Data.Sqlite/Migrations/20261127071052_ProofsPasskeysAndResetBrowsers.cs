using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MiniProgramConsole.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ProofsPasskeysAndResetBrowsers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "FormerSecretHash",
                table: "Sessions",
                type: "TEXT",
                unicode: false,
                fixedLength: true,
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "FormerUntil",
                table: "Sessions",
                type: "TEXT",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PasskeyCode",
                table: "Sessions",
                type: "TEXT",
                unicode: false,
                fixedLength: true,
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BrowserHash",
                table: "PasswordResetCodes",
                type: "TEXT",
                unicode: false,
                fixedLength: true,
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_FormerSecretHash",
                table: "Sessions",
                column: "FormerSecretHash");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Sessions_FormerSecretHash",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "FormerSecretHash",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "FormerUntil",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "PasskeyCode",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "BrowserHash",
                table: "PasswordResetCodes");
        }
    }
}
